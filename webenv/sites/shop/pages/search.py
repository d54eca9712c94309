"""Search, its suggestions, and the advanced form."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop.catalogue import Scope, in_order, load, split_words
from webenv.sites.shop.pages.catalogue import department_groups, listing_page
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit

_SUGGESTIONS = 6
_ADVANCED = {
    "name": "instr(lower(p.name), lower(?)) > 0",
    "sku": "(instr(lower(p.sku), lower(?)) > 0 OR EXISTS (SELECT 1 FROM shop_variants AS s "
    "WHERE s.product_id = p.id AND instr(lower(s.sku), lower(?)) > 0))",
    "description": "instr(lower(p.summary || ' ' || p.description), lower(?)) > 0",
    "attribute": "EXISTS (SELECT 1 FROM shop_attributes AS a WHERE a.product_id = p.id "
    "AND instr(lower(a.name || ': ' || a.value), lower(?)) > 0)",
}


@site.get("/search")
def search_page(visit: Visit) -> Response:
    """Products that contain every word, and meet every field of the advanced form."""
    query = {name: visit.query.get(name, "").strip() for name in ("q", *_ADVANCED)}
    extra = [(name, text) for name, text in query.items() if text]
    if not extra and not visit.query:
        return visit.redirect("/search/advanced")
    conditions = [_ADVANCED[name] for name, _ in extra if name in _ADVANCED]
    values = [
        text for name, text in extra if name in _ADVANCED for _ in range(_ADVANCED[name].count("?"))
    ]
    scope = Scope(" AND ".join(conditions) or "1", tuple(values), split_words(query["q"]))
    words = query["q"]
    return listing_page(
        visit,
        scope,
        title=f"Search results for “{words}”" if words else "Search results",
        groups=department_groups(visit),
        extra=extra,
        words=words,
        asked=[(name, text) for name, text in extra if name != "q"],
    )


@site.get("/search/advanced")
def advanced_search_page(visit: Visit) -> Response:
    """A form for those who know what they want."""
    brands = visit.world.all("SELECT slug, name FROM shop_brands ORDER BY name COLLATE NOCASE")
    options = [("", "Any brand"), *((brand["slug"], brand["name"]) for brand in brands)]
    return visit.render("advanced_search.html", form=Form(dict(visit.query)), brands=options)


@site.get("/search/suggest")
def suggestions(visit: Visit) -> Response:
    """Products and categories for the list below the search box."""
    words = split_words(visit.query.get("q", ""))
    if not words:
        return visit.json([])
    categories = visit.world.all(
        "SELECT name, slug FROM shop_categories WHERE instr(lower(name), ?) ORDER BY id LIMIT 2",
        words[0],
    )
    products = in_order(load(visit.world, Scope(words=words)), "featured", by_relevance=True)
    found = [
        {"text": row["name"], "note": "Category", "url": f"/c/{row['slug']}"} for row in categories
    ]
    found += [
        {"text": product.name, "note": product.brand, "url": f"/p/{product.slug}"}
        for product in products[: _SUGGESTIONS - len(found)]
    ]
    return visit.json(found)
