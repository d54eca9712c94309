"""WebEnv: the Gymnasium face of world, sites, browser and scorer. Glue only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

import gymnasium
import numpy as np

from webenv.action.actions import Action, Answer, GiveUp
from webenv.action.grammar import parse
from webenv.authoring.registry import select_templates
from webenv.authoring.template import Template
from webenv.browser.engine import Engine
from webenv.browser.session import Cookie, SessionOptions
from webenv.browsing import Browsing
from webenv.episode import Observation, Score
from webenv.errors import ActionError, ConfigurationError, WebEnvError
from webenv.observation.components import ObservationOptions, components_of, digest
from webenv.observation.pictures import Picture
from webenv.observation.script import PAGE_SCRIPT
from webenv.observation.spaces import Unicode
from webenv.scoring.scorer import Scorer
from webenv.sites.directory import all_sites, open_world
from webenv.sites.internet import Internet
from webenv.sites.visit import COOKIE, open_session
from webenv.task import SEEDS, Split, Task

RewardMode = Literal["sparse", "dense"]

MAX_ACTION = 10_000
"""Most characters of an action."""


@dataclass
class _Episode:
    """The state of the episode in progress."""

    task: Task
    reply: Answer | GiveUp | None = None
    steps: int = 0
    progress: float = 0.0
    over: bool = False
    score: Score | None = None


class WebEnv(gymnasium.Env[Observation, str]):
    """A browser on the private internet, with a task to do in it.

    An action is text in any spelling of `docs/actions.md`. Text that is no action,
    or an action that cannot be done, costs a step and is answered by the
    observation's "error"; it never raises. `terminated` is set when the agent
    answers or gives up, `truncated` after `max_steps`. The reward is 1.0 for an
    outcome that is exactly the expected one, 0.0 otherwise, paid at the end;
    with `reward="dense"` each step pays what it adds to the share of the
    expected outcome, which sums up to that share.

    `info` holds "task" (its id), "site", "level", "kind", "digest" of the
    observation and, after the last step, "score", "changes" and "answer".

    Args:
        task: Name of a template, or a glob such as "shop.*" to draw from.
        split: "train", "dev" or "test"; by default each template's own.
        observation: Component names, see `webenv.observation.components`.
        viewport_only: Cut the tree to what the viewport shows.
        world_seed: Seed of the world; other seeds are other shops, people, orders.
        max_steps: Actions after which the episode is truncated.
        reward: "sparse" or "dense".
        render_mode: None, "rgb_array", or "human" for a window in real time.
        viewport: Width and height in CSS pixels.
        chromium: Path of the browser to use; by default it is looked for.
        patience: Seconds of real time after which a page counts as stuck.

    Raises:
        UnknownName: A task, split or component that does not exist.
        BrowserNotFound: There is no Chromium on this machine.
    """

    metadata: dict[str, Any] = {  # noqa: RUF012 - as Gymnasium declares it
        "render_modes": ["rgb_array", "human"],
        "render_fps": 1,
    }

    def __init__(
        self,
        task: str = "*",
        *,
        split: str | None = None,
        observation: str | Sequence[str] = ("tree", "focused"),
        viewport_only: bool = False,
        world_seed: int = 0,
        max_steps: int = 30,
        reward: RewardMode = "sparse",
        render_mode: str | None = None,
        viewport: tuple[int, int] = (1280, 720),
        chromium: str | None = None,
        patience: float = 15.0,
    ) -> None:
        if render_mode not in (None, *self.metadata["render_modes"]):
            raise ConfigurationError(f"There is no render mode {render_mode!r}.")
        self.templates: tuple[Template, ...] = select_templates(task, split=split)
        self.render_mode = render_mode
        self.max_steps = max_steps
        self.reward_mode = reward
        self._split = Split(split) if split else None
        options = ObservationOptions(components_of(observation), viewport_only)
        self.observation_space = options.space(viewport)
        self.action_space = Unicode(MAX_ACTION)

        headed = render_mode == "human"
        self._engine = Engine.acquire(chromium, headed)
        self._closed = False
        self._episode: _Episode | None = None
        try:
            self.world = open_world(world_seed)
            self._browsing = Browsing(
                self._engine,
                Internet(self.world, {site.host: site.app for site in all_sites().values()}),
                self.world.clock,
                SessionOptions(
                    PAGE_SCRIPT,
                    viewport,
                    patience,
                    real_time=headed,
                ),
                options,
            )
        except BaseException:
            self._closed = True
            self._engine.release()
            raise
        self._scorer = Scorer(self.world)

    @classmethod
    def for_world(cls, seed: int = 0, **options: Any) -> Self:
        """An environment that plays any task of a world, given to `reset` as an option."""
        return cls(world_seed=seed, **options)

    # -- Gymnasium ---------------------------------------------------------------

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Start an episode: the same seed gives the same task, page and observation.

        Args:
            seed: For one template, the number of the task within its split; for
                several, it also draws the template. Without a seed the next task
                is drawn.
            options: {"task": Task} plays this task and draws nothing.

        Raises:
            InfrastructureError: The browser could not be started, or died.
        """
        super().reset(seed=seed)
        self._check_open()
        self.world.roll_back()
        task = (options or {}).get("task") or self._draw(seed)
        self._episode = _Episode(task)
        observation = self._engine.run(self._begin(task))
        return observation, self._info(observation)

    def step(self, action: str) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Carry out an action; one second passes on the environment's clock.

        Raises:
            InfrastructureError: The browser died; the episode cannot go on.
            WebEnvError: There is no episode in progress.
        """
        self._check_open()
        episode = self._episode
        if episode is None or episode.over:
            raise WebEnvError("The episode is over, or none has begun: call reset first.")
        observation = self._engine.run(self._step(episode, action))
        episode.steps += 1
        terminated = episode.reply is not None
        truncated = not terminated and episode.steps >= self.max_steps
        episode.over = terminated or truncated
        reward = self._reward(episode)
        return observation, reward, terminated, truncated, self._info(observation)

    def render(self) -> Picture | None:
        """The viewport as pixels in mode "rgb_array"; nothing in the other modes."""
        if self.render_mode != "rgb_array" or self._episode is None:
            return None
        return np.array(self._engine.run(self._browsing.picture()))

    def close(self) -> None:
        """Free the page, the port and the world, and the browser if no one else uses it."""
        if self._closed:
            return
        self._closed = True
        self._engine.run(self._browsing.close())
        self.world.close()
        self._engine.release()

    # -- parts of a step ---------------------------------------------------------

    async def _begin(self, task: Task) -> Observation:
        await self._browsing.leave()
        self.world.begin()
        cookies = self._signed_in(task)
        return await self._browsing.begin(
            task.start_url, cookies, goal=task.goal, files=dict(task.files)
        )

    def _signed_in(self, task: Task) -> list[Cookie]:
        if task.user is None:
            return []
        return [
            Cookie(site.host, COOKIE, open_session(self.world, site.name, task.user)["token"])
            for site in all_sites().values()
        ]

    async def _step(self, episode: _Episode, text: object) -> Observation:
        try:
            action: Action | ActionError | None = parse(text)
        except ActionError as problem:
            action = problem
        if isinstance(action, Answer | GiveUp):
            episode.reply, action = action, None
        return await self._browsing.act(action)

    def _reward(self, episode: _Episode) -> float:
        if not episode.over and self.reward_mode == "sparse":
            return 0.0
        score = self._scorer.score(episode.task, self.world.changes(), episode.reply)
        if episode.over:
            episode.score = score
        if self.reward_mode == "sparse":
            return score.reward
        gained = score.progress - episode.progress
        episode.progress = score.progress
        return gained

    def _draw(self, seed: int | None) -> Task:
        if len(self.templates) == 1 and seed is not None:
            template, number = self.templates[0], seed
        else:
            template = self.templates[int(self.np_random.integers(len(self.templates)))]
            number = int(self.np_random.integers(1 << 31))
        seeds = SEEDS[self._split or template.split]
        return template.task(seeds[number % len(seeds)], self.world)

    def _info(self, observation: Observation) -> dict[str, Any]:
        episode = self._episode
        assert episode is not None
        task = episode.task
        info: dict[str, Any] = {
            "task": task.id,
            "site": task.site,
            "kind": task.kind,
            "level": task.level,
            "digest": digest(observation),
        }
        if episode.score is not None:
            info["score"] = episode.score
            info["changes"] = self.world.changes()
            info["answer"] = _reply_text(episode.reply)
        return info

    def _check_open(self) -> None:
        if self._closed:
            raise WebEnvError("This environment has been closed.")

    @property
    def task(self) -> Task:
        """The task of the episode in progress, its expected outcome included."""
        if self._episode is None:
            raise WebEnvError("No episode has begun: call reset first.")
        return self._episode.task

    def versions(self) -> Mapping[str, str]:
        """What an exact repetition depends on, such as Chromium's version."""
        return {"chromium": self._engine.run(self._engine.version())}


def _reply_text(reply: Answer | GiveUp | None) -> str | None:
    match reply:
        case Answer(value):
            return value
        case GiveUp(reason, detail):
            return f"{reason}: {detail or ''}"
        case None:
            return None
