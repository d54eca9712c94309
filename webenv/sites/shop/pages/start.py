"""The start page."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.shop.catalogue import Scope, in_order, load
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit

_SHOWN = 4


_OFFERS = Scope(
    "p.list_price > p.price "
    "AND EXISTS (SELECT 1 FROM shop_variants AS v WHERE v.product_id = p.id AND v.stock > 0)"
)
_BEST_RATED = Scope(
    "p.id IN (SELECT product_id FROM shop_reviews WHERE status = 'approved' GROUP BY product_id "
    "HAVING count(*) >= 5 ORDER BY avg(rating) DESC, count(*) DESC, product_id LIMIT 12)"
)


@site.get("/")
def start_page(visit: Visit) -> Response:
    """Hero, departments, offers, what is new and what is liked best."""
    world = visit.world
    return visit.render(
        "start.html",
        offers=load(world, _OFFERS, "1.0 * p.price / p.list_price, p.id", most=_SHOWN),
        new=load(world, Scope(), "p.released_on DESC, p.id DESC", most=_SHOWN),
        best=in_order(load(world, _BEST_RATED), "rating")[:_SHOWN],
    )
