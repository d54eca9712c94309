"""The account: newsletter, phone, password, the name below reviews."""

from __future__ import annotations

from webenv.authoring import DONE, Draft, Draw, Expected, NearMiss, Update, template
from webenv.tasks.shop import people, ways

_NEW_PASSWORDS = (
    "quiet-lantern-31",
    "nine-blue-herons",
    "Tea4TwoAtHalf5",
    "walk-the-dog-82",
    "rhubarb!crumble7",
    "slow-boat-north-4",
)


@template(name="shop.newsletter_switch", site="shop", kind="configuration", level=1, split="dev")
def newsletter_switch(draw: Draw) -> Draft:
    """Turn the newsletter on or off."""
    customer = draw.pick(people.customers(draw))
    wanted = not customer["newsletter"]
    page = ways.open_account(customer, "Newsletter")
    set_it, set_back = (
        f'{verb} "Send me the newsletter"'
        for verb in (("check", "uncheck") if wanted else ("uncheck", "check"))
    )
    save = 'click "Save"'
    phrases = (
        (
            "Sign my account up for the shop's newsletter.",
            "I'd like to get the newsletter. Please switch it on in my account.",
            "My aunt keeps quoting the recipes they send around. Turn on the newsletter for me.",
            "Newsletter: yes please, for my account.",
        )
        if wanted
        else (
            "Unsubscribe my account from the newsletter.",
            "I don't want the shop's newsletter any more. Switch it off in my account.",
            "My inbox is overflowing. Please stop the newsletter that my account gets.",
            "Newsletter: no thanks, turn it off for my account.",
        )
    )
    return Draft(
        goal=draw.phrase(*phrases),
        user=customer["person_id"],
        expected=Expected(
            (Update("shop_customers", {"id": customer["id"]}, newsletter=int(wanted)),)
        ),
        solution=(*page, set_it, save, DONE),
        near_misses=(
            NearMiss("not saved", (*page, set_it, DONE)),
            NearMiss("done, then undone", (*page, set_it, save, set_back, save, DONE)),
            NearMiss(
                "subscribed at the foot of the page too",
                (
                    *page,
                    set_it,
                    save,
                    'fill "Your e-mail address" with "somebody.new@mail.test"',
                    'click "Subscribe"',
                    DONE,
                ),
            ),
        ),
        facts={"customer": customer["id"], "wanted": wanted},
    )


@template(name="shop.phone_signed_out", site="shop", kind="configuration", level=2, split="test")
def phone_signed_out(draw: Draw) -> Draft:
    """Sign in with given credentials and change the phone number."""
    customer = draw.pick(people.customers(draw))
    phone, wrong = (f"(503) 555-01{n:02d}" for n in draw.rng.sample(range(100), 2))
    details = (*ways.sign_in(customer), *ways.open_account(customer, "Your details"))

    def change(number: str) -> tuple[str, ...]:
        return (f'fill "Phone" with "{number}"', 'click "Save details"')

    return Draft(
        goal=draw.phrase(
            "Log in as {email} with password {password} and change the phone number of the "
            "account to {phone}.",
            "My number is {phone} now. Please update it at the shop; you can sign in with {email} "
            "and {password}.",
            "I dropped my phone into the harbour, true story. New number: {phone}. Put it in my "
            "shop account ({email}, password {password}).",
            "Account {email} / {password}: set the phone to {phone}.",
            email=customer["email"],
            password=customer["password"],
            phone=phone,
        ),
        expected=Expected((Update("people", {"id": customer["person_id"]}, phone=phone),)),
        solution=(*details, *change(phone), DONE),
        near_misses=(
            NearMiss("another number", (*details, *change(wrong), DONE)),
            NearMiss("not saved", (*details, change(phone)[0], DONE)),
            NearMiss(
                "the name below reviews too",
                (
                    *details,
                    'fill "Name below your reviews" with "Somebody"',
                    *change(phone),
                    DONE,
                ),
            ),
        ),
        facts={"email": customer["email"], "phone": phone},
    )


@template(name="shop.password_change", site="shop", kind="configuration", level=2, split="dev")
def password_change(draw: Draw) -> Draft:
    """Change the password of the account."""
    customer = draw.pick(people.customers(draw))
    new, wrong = draw.rng.sample(_NEW_PASSWORDS, 2)
    page = ways.open_account(customer, "Your details")

    def change(password: str) -> tuple[str, ...]:
        return (
            f'fill "Current password" with "{customer["password"]}"',
            f'fill the 1st "New password" with "{password}"',
            f'fill "New password again" with "{password}"',
            'click "Change password"',
        )

    return Draft(
        goal=draw.phrase(
            "Change my password from {old} to {new}.",
            "Please give my account the new password {new}. The current one is {old}.",
            "I read an article about hackers last night and can't sleep. Set my shop password to "
            "{new} please; right now it is {old}.",
            "New password for my account: {new} (old one: {old}).",
            old=customer["password"],
            new=new,
        ),
        user=customer["person_id"],
        expected=Expected((Update("people", {"id": customer["person_id"]}, password=new),)),
        solution=(*page, *change(new), DONE),
        near_misses=(
            NearMiss("another password", (*page, *change(wrong), DONE)),
            NearMiss("not saved", (*page, *change(new)[:-1], DONE)),
            NearMiss(
                "repeated wrongly",
                (
                    *page,
                    *change(new)[:2],
                    f'fill "New password again" with "{wrong}"',
                    change(new)[-1],
                    DONE,
                ),
            ),
        ),
        facts={"customer": customer["id"], "new": new},
    )


@template(name="shop.display_name", site="shop", kind="configuration", level=1, split="train")
def display_name(draw: Draw) -> Draft:
    """Change the name that signs the customer's reviews."""
    customer = draw.pick(people.customers(draw))
    first, last = customer["first_name"], customer["last_name"]
    name = draw.rng.choice((f"{first[0]}{last[0]}.", f"{last}, {first}", f"{first} from {last}s"))
    page = ways.open_account(customer, "Your details")
    field, save = f'fill "Name below your reviews" with "{name}"', 'click "Save details"'
    return Draft(
        goal=draw.phrase(
            "Have my reviews signed “{name}” from now on.",
            "Below my reviews it should say “{name}”. Please change that, not my real name.",
            "My boss reads reviews, it seems. Change the public name under mine to “{name}”.",
            "Reviewer name → “{name}”.",
            name=name,
        ),
        user=customer["person_id"],
        expected=Expected((Update("shop_customers", {"id": customer["id"]}, display_name=name),)),
        solution=(*page, field, save, DONE),
        near_misses=(
            NearMiss("not saved", (*page, field, DONE)),
            NearMiss("the real name", (*page, f'fill "First name" with "{name}"', save, DONE)),
            NearMiss(
                "both names",
                (*page, field, f'fill "Last name" with "{name}"', save, DONE),
            ),
        ),
        facts={"customer": customer["id"], "name": name},
    )
