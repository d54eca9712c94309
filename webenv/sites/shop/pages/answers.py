"""Answers to forms: a message for a script, or for the page that comes next."""

from __future__ import annotations

from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from webenv.sites.visit import Visit

T = TypeVar("T")


def answer(
    visit: Visit, message: str, back: str, kind: str = "success", **values: object
) -> Response:
    """Say what happened.

    Args:
        back: Page to return to where no script asks; the form's field `next` goes first.
        values: More for a script.
    """
    if wants_json(visit):
        return visit.json({"message": message, "kind": kind, **values})
    visit.flash(message, kind)
    return visit.redirect(visit.text("next") or back)


def wants_json(visit: Visit) -> bool:
    """A script of the page asks, not the browser itself."""
    return "application/json" in visit.request.headers.get("accept", "")


def required(found: T | None) -> T:
    """What was found.

    Raises:
        HTTPException: Nothing was: the page does not exist.
    """
    if found is None:
        raise HTTPException(404)
    return found
