"""Writing, changing and judging reviews."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from webenv.sites.forms import Form
from webenv.sites.shop import products, reviews
from webenv.sites.shop.customers import require_customer
from webenv.sites.shop.pages.answers import answer, required
from webenv.sites.shop.pages.product import show_product
from webenv.sites.shop.site import site
from webenv.sites.visit import Visit
from webenv.world.world import Row


@site.post("/p/{slug}/reviews")
def write_review(visit: Visit, slug: str) -> Response:
    """Store a review, one for each customer."""
    product = required(products.find_product(visit.world, slug))
    customer = require_customer(visit, back=f"/p/{slug}")
    form = _read_form(visit)
    if reviews.own_review(visit.world, product["id"], customer["id"]):
        form.check("title", False, "You have already reviewed this product.")
    if not form.is_valid:
        return show_product(visit, product, form, status=422)
    reviews.write_review(
        visit.world,
        product["id"],
        customer["id"],
        int(form["rating"]),
        form["title"],
        form["body"],
    )
    visit.flash("Thank you! Your review has been published.")
    return visit.redirect(f"/p/{slug}?reviews=newest#reviews")


@site.post("/reviews/{review_id:int}/vote")
def vote(visit: Visit, review_id: int) -> Response:
    """Say whether a review was helpful."""
    review = reviews.find_review(visit.world, review_id)
    if review is None or not review["enabled"] or review["status"] != "approved":
        raise HTTPException(404)
    back = f"/p/{review['slug']}#reviews"
    customer = require_customer(visit, back=back)
    if review["customer_id"] == customer["id"]:
        return answer(visit, "You cannot vote on your own review.", back, kind="error")
    helpful = int(visit.text("helpful") == "1")
    message = reviews.vote(visit.world, review_id, customer["id"], helpful)
    count = reviews.helpful_votes(visit.world, review_id)
    return answer(visit, message, back, helpful=count)


@site.get("/account/reviews")
def own_reviews_page(visit: Visit) -> Response:
    """What the customer has written."""
    customer = require_customer(visit)
    return visit.render(
        "account/reviews.html", reviews=reviews.own_reviews(visit.world, customer["id"])
    )


@site.get("/account/reviews/{review_id:int}/edit")
def edit_review_page(visit: Visit, review_id: int) -> Response:
    """The form to change a review."""
    review = _own_review(visit, review_id)
    form = Form.of(review, "rating", "title", "body")
    return visit.render("account/review_edit.html", review=review, review_form=form)


@site.post("/account/reviews/{review_id:int}/edit")
def edit_review(visit: Visit, review_id: int) -> Response:
    """Store the changed review."""
    review = _own_review(visit, review_id)
    form = _read_form(visit)
    if not form.is_valid:
        return visit.render("account/review_edit.html", status=422, review=review, review_form=form)
    reviews.change_review(visit.world, review_id, int(form["rating"]), form["title"], form["body"])
    visit.flash(f"Your review of {review['product']} has been changed.")
    return visit.redirect("/account/reviews")


@site.post("/account/reviews/{review_id:int}/delete")
def delete_review(visit: Visit, review_id: int) -> Response:
    """Remove a review."""
    review = _own_review(visit, review_id)
    reviews.delete_review(visit.world, review_id)
    visit.flash(f"Your review of {review['product']} has been deleted.")
    return visit.redirect("/account/reviews")


def _own_review(visit: Visit, review_id: int) -> Row:
    customer = require_customer(visit, back="/account/reviews")
    review = reviews.find_review(visit.world, review_id)
    if review is None or review["customer_id"] != customer["id"]:
        raise HTTPException(404)
    return review


def _read_form(visit: Visit) -> Form:
    form = Form.posted(visit, "rating", "title", "body")
    form.require_choice("rating", ("1", "2", "3", "4", "5"), "Choose one to five stars.")
    form.require("title", "Give your review a title.", longest=100)
    form.require("body", "Write what you think of the product.", longest=2000)
    form.check("body", len(form["body"]) >= 10, "Write at least 10 characters.")
    return form
