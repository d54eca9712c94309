"""What a mock site is: a host name, routes, a share of the world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from webenv.sites.assets import font_files, static_files
from webenv.sites.filters import FILTERS
from webenv.sites.visit import Visit, VisitRefused, open_visit
from webenv.world.build import WorldPart

Handler = Callable[..., Response]

SHARED_TEMPLATES = Path(__file__).parent / "templates"
"""Macros that every site may import."""


@dataclass
class Site:
    """A web site of the private internet.

    A site's module creates one instance and hangs its pages on it with the
    decorators `get` and `post`; handlers take a `Visit` and the path's parameters.

    Attributes:
        name: Short name, such as "shop".
        host: Host name, such as "shop.test".
        title: What people call it.
        folder: Holds `templates/` and `static/`.
        part: What it adds to the world.
        context: Adds values that every template of the site may use.
        filters: Template filters beside those that all sites share.
    """

    name: str
    host: str
    title: str
    folder: Path
    part: WorldPart
    context: Callable[[Visit], Mapping[str, Any]] = lambda visit: {}
    filters: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    routes: list[Route] = field(default_factory=list)

    def get(self, path: str) -> Callable[[Handler], Handler]:
        """Register a page that only reads."""
        return self._register(path, "GET")

    def post(self, path: str) -> Callable[[Handler], Handler]:
        """Register a form target; the request must carry the session's CSRF token."""
        return self._register(path, "POST")

    def file(self, path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
        """Register a picture or the like, made from its path alone: no session, no world."""

        def register(maker: Callable[..., Response]) -> Callable[..., Response]:
            async def endpoint(request: Request) -> Response:
                return maker(**request.path_params)

            self.routes.append(Route(path, endpoint, methods=["GET"]))
            return maker

        return register

    def _register(self, path: str, method: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            async def endpoint(request: Request) -> Response:
                return await self._answer(handler, request)

            self.routes.append(Route(path, endpoint, methods=[method]))
            return handler

        return register

    async def _answer(self, handler: Handler, request: Request) -> Response:
        visit = await open_visit(self, request)
        try:
            visit.check_token()
            with visit.world.atomic():
                response = handler(visit, **request.path_params)
        except VisitRefused as refusal:
            response = refusal.response(visit)
        except HTTPException as problem:
            response = visit.render("problem.html", status=problem.status_code, problem=problem)
        finally:
            await visit.form.close()
        return visit.finish(response)

    @cached_property
    def templates(self) -> Environment:
        """The site's Jinja environment; undefined names are errors."""
        environment = Environment(
            loader=FileSystemLoader([self.folder / "templates", SHARED_TEMPLATES]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(FILTERS)
        environment.filters.update(self.filters)
        return environment

    @cached_property
    def app(self) -> Starlette:
        """The site as an ASGI application; it finds its world in the scope."""
        return Starlette(
            routes=[
                Mount("/static", static_files(self.folder / "static")),
                Mount("/fonts", font_files()),
                *self.routes,
            ],
            exception_handlers={404: self._missing, 405: self._missing},
        )

    async def _missing(self, request: Request, problem: Exception) -> Response:
        visit = await open_visit(self, request)
        await visit.form.close()
        status = problem.status_code if isinstance(problem, HTTPException) else 404
        return visit.finish(visit.render("problem.html", status=status, problem=problem))
