"""The page of one product."""

from __future__ import annotations

from starlette.responses import Response

from webenv.sites.filters import money
from webenv.sites.forms import Form
from webenv.sites.shop import lists, products, reviews
from webenv.sites.shop.categories import CategoryTree
from webenv.sites.shop.customers import current_customer
from webenv.sites.shop.pages.answers import required
from webenv.sites.shop.seed.colours import COLOURS
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row


@site.get("/p/{slug}")
def product_page(visit: Visit, slug: str) -> Response:
    """Pictures, options, stock, price; details, specification and reviews."""
    product = required(products.find_product(visit.world, slug))
    return show_product(visit, product, Form())


def show_product(visit: Visit, product: Row, review_form: Form, status: int = 200) -> Response:
    """The product's page with the review form as filled in."""
    world = visit.world
    customer = current_customer(visit)
    customer_id = customer["id"] if customer else None
    query = visit.query
    stars = int(query["stars"]) if query.get("stars") in ("1", "2", "3", "4", "5") else 0
    sort = query.get("reviews", "newest")
    sort = sort if sort in reviews.SORTS else "newest"
    paging, shown = reviews.list_reviews(
        world, product["id"], stars, sort, query.get("page", "1"), customer_id
    )
    variants = products.variants_of(world, product)
    chosen = next((variant for variant in variants if variant.stock), variants[0])
    waiting = {alert["variant_id"] for alert in lists.alerts(world, customer_id)}
    return visit.render(
        "product.html",
        status=status,
        product=product,
        trail=CategoryTree(world).trail(product["category_id"]),
        variants=variants,
        variant_data=[_for_script(variant, product) for variant in variants],
        choices=products.choices(variants),
        chosen=chosen,
        tint=_tint(chosen, product),
        sold_out=[variant for variant in variants if not variant.stock],
        waiting=waiting,
        specification=products.specification(world, product["id"]),
        ratings=reviews.ratings_of(world, product["id"]),
        reviews=shown,
        paging=paging,
        stars_shown=stars,
        review_sort=sort,
        review_sorts=reviews.SORTS,
        own_review=reviews.own_review(world, product["id"], customer_id),
        review_form=review_form,
        related=products.related(world, product),
        show_reviews=status != 200 or not {"stars", "reviews", "page"}.isdisjoint(query),
    )


def _tint(variant: products.Variant, product: Row) -> str:
    """The colour in which a variant is pictured."""
    return COLOURS.get(variant.colour.lower(), str(product["colour"]))


def _for_script(variant: products.Variant, product: Row) -> dict[str, object]:
    """What the page's script needs to know of a variant."""
    return {
        "size": variant.size,
        "colour": variant.colour,
        "sku": variant.sku,
        "price": money(variant.price),
        "stock": variant.stock,
        "availability": variant.availability,
        "tint": _tint(variant, product).removeprefix("#"),
    }
