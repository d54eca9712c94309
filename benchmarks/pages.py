"""Generated shop-like pages of a given size, and a site that serves them."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

HOST = "bench.test"
_CARD = 6
"""Elements of one product card."""


def page(elements: int, turn: int) -> str:
    """A listing with about this many elements.

    Args:
        elements: Elements in the body, the fixed ones included.
        turn: Shown in the title, so that successive pages differ.
    """
    cards = "".join(_cards(max(elements - 10, 0) // _CARD))
    return f"""<!doctype html><html lang="en"><title>Listing {turn}</title>
    <style>body {{ font: 14px sans-serif; margin: 0 16px }} article {{ display: inline-block;
    width: 200px; padding: 8px; border: 1px solid #ccc; margin: 4px }}</style>
    <header><h1>Listing {turn}</h1><nav><a href="/{elements}/{turn + 1}">Next page</a>
    <button onclick="this.textContent = this.textContent === 'On' ? 'Off' : 'On'"
    aria-label="Toggle">Off</button></nav></header><main>{cards}</main></html>"""


def _cards(count: int) -> Iterator[str]:
    for number in range(count):
        yield (
            f'<article aria-label="Item {number}"><h2><a href="#{number}">Item {number}</a></h2>'
            f"<p>In stock</p><span>${number % 90 + 9}.90</span>"
            "<button>Add to cart</button></article>"
        )


async def _serve(request: Request) -> Response:
    elements, turn = request.path_params["elements"], request.path_params["turn"]
    return HTMLResponse(page(elements, turn))


app = Starlette(routes=[Route("/{elements:int}/{turn:int}", _serve)])
