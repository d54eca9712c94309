"""Pages that only inform: shipping and returns, about, size guide."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.shop.pricing import shipping_methods
from webenv.sites.shop.returning import RETURN_DAYS
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit


@site.get("/shipping-and-returns")
def shipping_and_returns_page(visit: Visit) -> Response:
    """What sending costs, and how to send something back."""
    return visit.render(
        "shipping_and_returns.html",
        methods=shipping_methods(visit.world),
        return_days=RETURN_DAYS,
    )


@site.get("/about")
def about_page(visit: Visit) -> Response:
    """Who we are."""
    return visit.render("about.html")


@site.get("/size-guide")
def size_guide_page(visit: Visit) -> Response:
    """Body measures for clothing sizes."""
    return visit.render("size_guide.html")


@site.get("/privacy")
def privacy_page(visit: Visit) -> Response:
    """What we know about visitors, and what we do not."""
    return visit.render("privacy.html")
