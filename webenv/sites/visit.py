"""One request to a site: who asks, in which session, and how to answer."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from webenv.world.clock import Clock
from webenv.world.world import Row, World

if TYPE_CHECKING:
    from webenv.sites.site import Site

COOKIE = "session"


class VisitRefused(Exception):
    """A handler cannot go on; the subclass says what the visitor gets to see."""

    def response(self, visit: Visit) -> Response:
        """The answer to send instead."""
        raise NotImplementedError


class LoginNeeded(VisitRefused):
    """The page is for people who have signed in.

    Args:
        back: Where to go after signing in; by default the page that was asked for.
    """

    def __init__(self, back: str | None = None) -> None:
        self.back = back

    def response(self, visit: Visit) -> Response:
        """To the sign-in page, and from there back to where the visitor wanted to go."""
        asked = visit.here() if visit.request.method == "GET" else "/"
        return visit.redirect(f"/login?{urlencode({'next': self.back or asked})}")


class WrongToken(VisitRefused):
    """A form came without the session's token: it was not made by our page."""

    def response(self, visit: Visit) -> Response:
        """A page that says so."""
        problem = HTTPException(403, "This form has expired. Go back, reload the page, try again.")
        return visit.render("problem.html", status=403, problem=problem)


@dataclass
class Visit:
    """A request, with what handlers need to answer it.

    Attributes:
        form: The posted fields; empty for a GET.
        session: The visitor's row in `sessions`.
        is_new: The session was opened by this request.
    """

    site: Site
    request: Request
    world: World
    session: Row
    is_new: bool
    form: FormData = field(default_factory=FormData)

    @property
    def clock(self) -> Clock:
        """The environment's clock."""
        return self.world.clock

    @property
    def query(self) -> dict[str, str]:
        """The URL's parameters; of repeated ones the last."""
        return dict(self.request.query_params)

    def here(self, **changes: object) -> str:
        """The current URL with some of its parameters replaced; None takes one out."""
        kept = [item for item in self.request.query_params.multi_items() if item[0] not in changes]
        new = [(name, str(value)) for name, value in changes.items() if value is not None]
        query = urlencode([(name, value) for name, value in kept + new if value])
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    @cached_property
    def person(self) -> Row | None:
        """Who has signed in, or None."""
        person_id = self.session["person_id"]
        return self.world.first("SELECT * FROM people WHERE id = ?", person_id)

    def text(self, name: str) -> str:
        """A posted text field, stripped; "" where it is missing."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def number(self, name: str, default: int = 0) -> int:
        """A posted whole number; `default` where it is missing or none."""
        text = self.text(name)
        return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() else default

    def file(self, name: str) -> UploadFile | None:
        """An uploaded file, or None where none was chosen."""
        value = self.form.get(name)
        return value if isinstance(value, UploadFile) and value.filename else None

    def check_token(self) -> None:
        """Refuse a form that this session's pages did not make.

        Raises:
            WrongToken: The token is missing or another session's.
        """
        if self.request.method in ("GET", "HEAD"):
            return
        sent = self.request.headers.get("x-csrf-token") or self.text("csrf")
        if not hmac.compare_digest(sent.encode(), self.session["csrf"].encode()):
            raise WrongToken

    def sign_in(self, person_id: int) -> None:
        """Bind the session to a person."""
        self.world.execute(
            "UPDATE sessions SET person_id = ? WHERE token = ?", person_id, self.session["token"]
        )
        self.session["person_id"] = person_id
        self.__dict__.pop("person", None)

    def sign_out(self) -> None:
        """Forget who the visitor is."""
        self.world.execute(
            "UPDATE sessions SET person_id = NULL WHERE token = ?", self.session["token"]
        )
        self.session["person_id"] = None
        self.__dict__.pop("person", None)

    def flash(self, text: str, kind: str = "success") -> None:
        """Show a message on the next page that is rendered.

        Args:
            kind: "success", "error" or "info".
        """
        messages = [*json.loads(self.session["flash"]), {"text": text, "kind": kind}]
        self._store_flash(messages)

    def _take_flash(self) -> list[dict[str, str]]:
        messages: list[dict[str, str]] = json.loads(self.session["flash"])
        if messages:
            self._store_flash([])
        return messages

    def _store_flash(self, messages: list[dict[str, str]]) -> None:
        self.session["flash"] = json.dumps(messages)
        self.world.execute(
            "UPDATE sessions SET flash = ? WHERE token = ?",
            self.session["flash"],
            self.session["token"],
        )

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page from one of the site's templates, noted as viewed."""
        if status == 200 and self.request.method == "GET":
            self._note_view()
        page = self.site.templates.get_template(template).render(
            visit=self,
            person=self.person,
            csrf=self.session["csrf"],
            messages=self._take_flash(),
            status=status,
            **self.site.context(self),
            **values,
        )
        return HTMLResponse(page, status, headers={"cache-control": "no-store"})

    def fragment(self, template: str, **values: Any) -> Response:
        """A piece of a page for a script; not noted as a view, flash left alone."""
        page = self.site.templates.get_template(template).render(
            visit=self, person=self.person, csrf=self.session["csrf"], **values
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    def json(self, value: Any, status: int = 200) -> Response:
        """Data for a script of the page."""
        return JSONResponse(value, status, headers={"cache-control": "no-store"})

    def redirect(self, target: str) -> Response:
        """See another page of this site (a target elsewhere leads to the start page)."""
        parts = urlsplit(target)
        inside = not parts.scheme and not parts.netloc and target.startswith("/")
        inside = inside and not target.startswith("/\\")
        return RedirectResponse(target if inside else "/", 303)

    def attachment(self, name: str, content: bytes, media_type: str) -> Response:
        """A file that the browser downloads."""
        disposition = f'attachment; filename="{name}"'
        return Response(
            content, media_type=media_type, headers={"content-disposition": disposition}
        )

    def finish(self, response: Response) -> Response:
        """Add the session's cookie where the session is new."""
        if self.is_new:
            response.set_cookie(COOKIE, self.session["token"], httponly=True, samesite="lax")
        return response

    def _note_view(self) -> None:
        query = sorted(parse_qsl(self.request.url.query, keep_blank_values=False))
        self.world.insert(
            "page_views",
            site=self.site.name,
            person_id=self.session["person_id"],
            at=self.clock.text,
            path=self.request.url.path,
            query=urlencode(query),
        )


def open_session(world: World, site: str, person_id: int | None = None) -> Row:
    """Make a session row; used for first requests and to begin an episode signed in."""
    count = world.value("SELECT count(*) FROM sessions")
    token = world.token("session", site, count)
    world.insert(
        "sessions",
        token=token,
        site=site,
        person_id=person_id,
        csrf=world.token("csrf", site, count),
        created_at=world.clock.text,
    )
    return world.one("SELECT * FROM sessions WHERE token = ?", token)


async def open_visit(site: Site, request: Request) -> Visit:
    """Find the request's session, or open one, and read its form."""
    world: World = request.scope["world"]
    session = world.first(
        "SELECT * FROM sessions WHERE token = ? AND site = ?",
        request.cookies.get(COOKIE, ""),
        site.name,
    )
    is_new = session is None
    form = await request.form() if request.method == "POST" else FormData()
    return Visit(site, request, world, session or open_session(world, site.name), is_new, form)
