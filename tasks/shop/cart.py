"""The cart: putting things in, and changing how many."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, Update, template
from webenv.tasks.shop import goods, outcomes, people, ways
from webenv.world.world import Row

_VARIANTS = f"""
SELECT v.*, p.name FROM shop_variants AS v JOIN shop_products AS p ON p.id = v.product_id
WHERE p.enabled AND v.stock >= 6 AND {goods.ONLY_OF_ITS_NAME}
    AND (SELECT count(*) FROM shop_variants AS o WHERE o.product_id = p.id AND o.stock >= 6) > 1
"""


@template(name="shop.cart_add_variant", site="shop", kind="transaction", level=2, split="test")
def cart_add_variant(draw: Draw) -> Draft:
    """Put several pieces of a product in a certain size or colour in the cart."""
    variant = draw.pick(draw.rows(_VARIANTS))
    customer = draw.pick(people.customers(draw, people.EMPTY_CART))
    quantity = draw.rng.randint(2, 5)
    siblings = goods.variants(draw, variant["product_id"])
    other = next(row for row in siblings if row["id"] != variant["id"] and row["stock"] >= 6)
    name = variant["name"]

    def add(chosen: Row, pieces: int) -> tuple[str, ...]:
        return (
            *ways.open_product(name),
            *goods.choose(draw, chosen),
            f'fill "Quantity" with "{pieces}"',
            f'click "Add to cart" in "{name}"',
        )

    return Draft(
        goal=draw.phrase(
            "Put {n} of the {name} ({options}) in my cart.",
            "I'd like {n} × {name}, {options}. Just the cart for now, please, I'll pay later.",
            "We are furnishing the holiday flat this week. Could you add {n} pieces of the "
            "{name} to my cart? We want {options}.",
            "{name}, {options}, {n} of them: into the cart, but don't order yet.",
            n=quantity,
            name=name,
            options=goods.spoken_options(variant),
        ),
        user=customer["person_id"],
        expected=Expected((outcomes.put_in_cart(draw, customer["id"], variant["id"], quantity),)),
        solution=(*add(variant, quantity), DONE),
        near_misses=(
            NearMiss("another option", (*add(other, quantity), DONE)),
            NearMiss("one too few", (*add(variant, quantity - 1), DONE)),
            NearMiss("added twice", (*add(variant, quantity), *add(variant, 1), DONE)),
            NearMiss(
                "on the wishlist too",
                (*add(variant, quantity), f'click "Add to wishlist" in "{name}"', DONE),
            ),
        ),
        facts={"product": name, "options": goods.spoken_options(variant), "quantity": quantity},
    )


@template(name="shop.cart_sign_in_and_add", site="shop", kind="transaction", level=2, split="train")
def cart_sign_in_and_add(draw: Draw) -> Draft:
    """Sign in with given credentials and put a product in the cart."""
    customer = draw.pick(people.customers(draw, people.EMPTY_CART))
    products = goods.plain(draw)
    product = draw.pick(products)
    other = draw.pick([row for row in products if row["id"] != product["id"]])
    add = ways.add_to_cart(product["name"])
    sign_in = ways.sign_in(customer)
    expected = outcomes.put_in_cart(draw, customer["id"], product["variant_id"])
    return Draft(
        goal=draw.phrase(
            "Sign in as {email} (password {password}) and put one {name} in my cart.",
            "My login at the shop is {email}, the password {password}. Please put a {name} "
            "in the cart of that account.",
            "I am on a borrowed laptop, so you have to log in first: {email} / {password}. "
            "Then add one {name} to my cart and leave it there.",
            "One {name} into my cart, please. Account: {email}, password: {password}.",
            email=customer["email"],
            password=customer["password"],
            name=product["name"],
        ),
        expected=Expected((expected,)),
        solution=(*sign_in, *add, DONE),
        near_misses=(
            NearMiss("in a guest's cart", (*add, DONE)),
            NearMiss("signed in only", (*sign_in, DONE)),
            NearMiss("two of it", (*add, *sign_in, *add, DONE)),
            NearMiss("another product", (*sign_in, *ways.add_to_cart(other["name"]), DONE)),
        ),
        facts={"email": customer["email"], "product": product["name"]},
    )


@template(name="shop.cart_set_quantity", site="shop", kind="transaction", level=1, split="dev")
def cart_set_quantity(draw: Draw) -> Draft:
    """Change how many pieces of something in the cart are wanted."""
    customer, row, one = draw.pick(_changeable(draw))
    most = min(one.stock, 9)
    wanted = draw.rng.choice([n for n in range(1, most + 1) if n != one.quantity])
    wrong = next(n for n in range(1, most + 1) if n not in (wanted, one.quantity))

    def change(quantity: int) -> tuple[str, ...]:
        return (
            f'fill "Quantity of {one.name}" with "{quantity}"',
            f'click "Update quantity of {one.name}"',
        )

    remove = f'click "Remove {one.name}"'
    return Draft(
        goal=draw.phrase(
            "Make it {n} of the {name} in my cart.",
            "I have the wrong number of {name} in my cart. It should be {n}.",
            "My neighbour changed her mind about our joint order: in the cart, set the "
            "{name} to {n} and leave the rest as it is.",
            "Please change the quantity of the {name} in my cart to {n}.",
            n=wanted,
            name=one.name,
        ),
        user=customer["person_id"],
        expected=Expected((Update("shop_cart_items", {"id": row["id"]}, quantity=wanted),)),
        solution=(*ways.OPEN_CART, *change(wanted), DONE),
        near_misses=(
            NearMiss("another number", (*ways.OPEN_CART, *change(wrong), DONE)),
            NearMiss("removed", (*ways.OPEN_CART, remove, DONE)),
            NearMiss(
                "changed, then back",
                (*ways.OPEN_CART, *change(wanted), *change(one.quantity), DONE),
            ),
            NearMiss(
                "the cart emptied", (*ways.OPEN_CART, *change(wanted), *ways.EMPTY_CART, DONE)
            ),
        ),
        facts={"product": one.name, "quantity": wanted},
    )


def _changeable(draw: Draw) -> list[tuple[Row, Row, outcomes.Line]]:
    """Customers, a row of their cart and what it means; no product is in there twice."""
    found = []
    for customer in people.customers(draw, f"NOT ({people.EMPTY_CART})"):
        rows = outcomes.cart_rows(draw, customer["id"])
        lines = outcomes.cart(draw, customer["id"])
        names = [one.name for one in lines]
        found += [
            (customer, row, one)
            for row, one in zip(rows, lines, strict=True)
            if one.stock >= 3 and names.count(one.name) == 1 and len(rows) > 1
        ]
    return found
