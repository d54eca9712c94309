"""A browser on a private internet, acted on and observed; no task and no score.

This is what an environment, a benchmark and an engine test have in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from webenv.action.actions import Action
from webenv.action.execute import Executor
from webenv.browser.engine import Engine
from webenv.browser.session import Cookie, Session, SessionOptions
from webenv.episode import Observation
from webenv.errors import ActionError
from webenv.observation.components import ObservationOptions
from webenv.observation.compose import Composer
from webenv.observation.observe import Observer, View
from webenv.observation.pictures import Picture
from webenv.sites.internet import Internet, Proxy
from webenv.world.clock import Clock


class Browsing:
    """Steps through pages: every action takes one second of the clock.

    Args:
        engine: The process's browser.
        internet: The sites that can be reached.
        clock: Shared by pages and sites; set to its start by `begin`.
    """

    def __init__(
        self,
        engine: Engine,
        internet: Internet,
        clock: Clock,
        session: SessionOptions,
        observation: ObservationOptions,
    ) -> None:
        self.internet = internet
        self.clock = clock
        self.files: dict[str, bytes] = {}
        self._goal = ""
        self._downloads = 0
        self._proxy = Proxy(internet)
        engine.run(self._proxy.start())
        self.session = Session(engine, self._proxy.port, clock, internet.sites, session)
        observer = Observer(observation.measures)
        self._executor = Executor(self.session, observer, frozenset(internet.sites))
        self._composer = Composer(self.session, observation)

    async def begin(
        self, url: str, cookies: Sequence[Cookie] = (), *, goal: str = "", files: dict[str, bytes]
    ) -> Observation:
        """Start over in a new tab, with a page open and nothing stored.

        Args:
            goal: Shown in every observation.
            files: What can be uploaded; downloads are added to it.
        """
        self.clock.reset()
        self.internet.reset()
        self._goal, self._downloads = goal, 0
        self.files = self._executor.files = files
        self._executor.forget()
        await self.session.begin(url, cookies)
        seen = await self._end_of_step("")
        self.session.prepare_next()
        return seen

    async def leave(self) -> None:
        """Close the pages, so that none of them asks the sites for anything any more."""
        await self.session.leave()

    async def act(self, action: Action | ActionError | None) -> Observation:
        """Carry out an action.

        Args:
            action: What to do; None does nothing, and an error is told to the agent.
        """
        self.session.notices.clear()
        error = ""
        try:
            if isinstance(action, ActionError):
                raise action
            if action is not None:
                await self._executor.perform(action)
            else:
                await self._pass_time()
        except ActionError as problem:
            error = str(problem)
            await self._pass_time()
        return await self._end_of_step(error)

    async def picture(self) -> Picture:
        """The viewport as pixels."""
        return await self._composer.picture(await self._view())

    async def close(self) -> None:
        """Drop the pages and close the port."""
        await self.session.end()
        await self._proxy.stop()

    @property
    def port(self) -> int:
        """Loopback port on which the internet answers as a proxy."""
        return self._proxy.port

    async def _pass_time(self) -> None:
        self._executor.forget()
        if self.session.dialog is None:
            await self.session.pass_time()

    async def _end_of_step(self, error: str) -> Observation:
        self.clock.advance(1)
        self._collect_downloads()
        view = await self._view()
        return await self._composer.compose(view, self._goal, error, self.files)

    async def _view(self) -> View | None:
        return None if self.session.dialog else await self._executor.view()

    def _collect_downloads(self) -> None:
        arrived = self.internet.traffic.downloads[self._downloads :]
        self._downloads += len(arrived)
        for download in arrived:
            self.files[download.name] = download.content
            self.session.notices.append(f'The file "{download.name}" was downloaded.')
