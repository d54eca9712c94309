"""Categories, brands, offers and new arrivals: listings with facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from webenv.sites.paging import Paging
from webenv.sites.shop.catalogue import Scope
from webenv.sites.shop.categories import CategoryTree
from webenv.sites.shop.criteria import PAGE_SIZES, SORTS, Criteria
from webenv.sites.shop.facets import Group, active_filters
from webenv.sites.shop.listing import find
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit

_NOTHING_ELSE: Mapping[str, Any] = {
    "intro": "",
    "trail": (),
    "category": None,
    "siblings": (),
    "hidden_facets": (),
    "coupons": (),
    "words": "",
    "asked": (),
}
"""What the template of a listing shows beside it, where a page does not say otherwise."""


@site.get("/c/{slug}")
def category_page(visit: Visit, slug: str) -> Response:
    """A department, a group or a leaf with everything below it."""
    tree = CategoryTree(visit.world)
    category = required(tree.by_slug.get(slug))
    ids = sorted(tree.ids_below(category.id))
    scope = Scope(f"p.category_id IN ({', '.join(map(str, ids))})")
    return listing_page(
        visit,
        scope,
        title=category.name,
        intro=category.description,
        trail=tree.trail(category.id)[:-1],
        category=category,
        siblings=category.children or _siblings(tree, category.parent_id),
    )


@site.get("/brands")
def brands_page(visit: Visit) -> Response:
    """All brands by first letter."""
    brands = visit.world.all(
        "SELECT b.*, upper(substr(b.name, 1, 1)) AS initial, count(p.id) AS products "
        "FROM shop_brands AS b "
        "JOIN shop_products AS p ON p.brand_id = b.id AND p.enabled "
        "GROUP BY b.id ORDER BY b.name COLLATE NOCASE"
    )
    return visit.render("brands.html", brands=brands)


@site.get("/brands/{slug}")
def brand_page(visit: Visit, slug: str) -> Response:
    """Everything by one maker."""
    brand = required(visit.world.first("SELECT * FROM shop_brands WHERE slug = ?", slug))
    return listing_page(
        visit,
        Scope("p.brand_id = ?", (brand["id"],)),
        title=brand["name"],
        intro=f"{brand['about']} From {brand['origin']}.",
        groups=department_groups(visit),
        hidden_facets=("brand",),
    )


@site.get("/new")
def new_page(visit: Visit) -> Response:
    """What came out in the last 90 days before the newest release."""
    newest = "(SELECT date(max(released_on), '-90 days') FROM shop_products WHERE enabled)"
    return listing_page(
        visit,
        Scope(f"p.released_on >= {newest}"),
        title="New arrivals",
        intro="Fresh off the boat: everything that joined our shelves in the last three months.",
        groups=department_groups(visit),
    )


@site.get("/offers")
def offers_page(visit: Visit) -> Response:
    """Everything below its list price, and the coupons that are public and valid."""
    today = visit.clock.today.isoformat()
    coupons = visit.world.all(
        "SELECT k.*, c.name AS category, c.slug FROM shop_coupons AS k "
        "LEFT JOIN shop_categories AS c ON c.id = k.category_id "
        "WHERE k.public AND ? BETWEEN k.starts_on AND k.ends_on ORDER BY k.ends_on, k.code",
        today,
    )
    return listing_page(
        visit,
        Scope("p.list_price > p.price"),
        title="Offers",
        intro="Honest reductions on things we would not mind keeping.",
        groups=department_groups(visit),
        hidden_facets=("on_offer",),
        coupons=coupons,
    )


def listing_page(
    visit: Visit,
    scope: Scope,
    title: str,
    groups: Sequence[Group] = (),
    extra: Sequence[tuple[str, str]] = (),
    **values: Any,
) -> Response:
    """A listing with facets, or its clean address where the query string has more than needed.

    Args:
        groups: Categories by which it can be narrowed.
        extra: Parameters that make up the scope, such as the words of a search.
    """
    path = visit.request.url.path
    criteria = Criteria.read(visit.request.query_params)
    clean = [*extra, *criteria.pairs()]
    if sorted(clean) != sorted(visit.request.query_params.multi_items()):
        return visit.redirect(criteria.url(path, extra))
    result = find(visit.world, scope, criteria, groups)
    paging = Paging.at(str(criteria.page), criteria.per_page, len(result.products))
    if criteria.page != paging.page:
        return visit.redirect(criteria.url(path, extra, page=paging.page))
    return visit.render(
        "listing.html",
        title=title,
        path=path,
        extra=extra,
        criteria=criteria,
        result=result,
        active=active_filters(criteria, result.facets),
        paging=paging,
        products=paging.cut(result.products),
        sorts=SORTS,
        page_sizes=PAGE_SIZES,
        **{**_NOTHING_ELSE, **values},
    )


def department_groups(visit: Visit) -> list[Group]:
    """The departments, to narrow a listing that spans all of them."""
    tree = CategoryTree(visit.world)
    return [Group(root.slug, root.name, tree.ids_below(root.id)) for root in tree.roots]


def _siblings(tree: CategoryTree, parent_id: int | None) -> list[Any]:
    return tree.roots if parent_id is None else tree.by_id[parent_id].children
