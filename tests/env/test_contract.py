"""WebEnv keeps Gymnasium's contract."""

from __future__ import annotations

import asyncio
import warnings
from concurrent.futures import ThreadPoolExecutor

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import webenv
from webenv.authoring.registry import all_templates

TEMPLATE = "shop.wishlist_add"


def test_every_template_and_suite_is_registered() -> None:
    for name in (*all_templates(), "shop", "all"):
        assert f"webenv/{name}-v0" in gymnasium.registry


def test_the_checker_is_content_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        env = gymnasium.make(f"webenv/{TEMPLATE}-v0", render_mode="rgb_array")
        check_env(env.unwrapped, skip_render_check=True)
        env.close()


def test_a_window_shows_the_page_and_the_checker_is_content_with_it(display: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        env = gymnasium.make(f"webenv/{TEMPLATE}-v0", render_mode="human")
        check_env(env.unwrapped)
        env.reset(seed=0)
        seen, *_ = env.step('click "Wishlist"')
        assert seen["url"] == "http://shop.test/wishlist"
        env.close()


def test_without_a_display_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    env = webenv.WebEnv(TEMPLATE, render_mode="human")
    with pytest.raises(webenv.BrowserNotFound, match="xvfb-run"):
        env.reset(seed=0)
    env.close()


@pytest.mark.parametrize("name", [TEMPLATE, "shop"])
def test_the_same_seed_gives_the_same_task_page_and_observation(name: str) -> None:
    first, second = (gymnasium.make(f"webenv/{name}-v0") for _ in range(2))
    try:
        for seed in (0, 7):
            (one, told), (two, told_again) = first.reset(seed=seed), second.reset(seed=seed)
            assert one == two
            assert told == told_again
            assert first.step("scroll down") == second.step("scroll down")
    finally:
        first.close()
        second.close()


def test_without_a_seed_successive_resets_draw_different_tasks() -> None:
    with webenv.WebEnv("shop.*") as env:
        env.reset(seed=3)
        assert len({env.reset()[1]["task"] for _ in range(6)}) > 1


def test_all_components_can_be_observed_together_and_fit_the_space() -> None:
    names = "tree,html,screenshot,marks,focused"
    with webenv.WebEnv(TEMPLATE, observation=names, viewport=(800, 600)) as env:
        seen, _ = env.reset(seed=0)
        assert env.observation_space.contains(seen)
        assert seen["screenshot"].shape == (600, 800, 3)
        assert seen["screenshot"].dtype == np.uint8
        assert (seen["marks"] != seen["screenshot"]).any()
        assert "<script" not in seen["html"] and 'ref="e' in seen["html"]


def test_the_tree_can_be_cut_to_the_viewport() -> None:
    with webenv.WebEnv(TEMPLATE) as whole, webenv.WebEnv(TEMPLATE, viewport_only=True) as cut:
        long, short = (env.reset(seed=0)[0]["tree"] for env in (whole, cut))
        assert len(short) < len(long) / 2
        assert "scroll down" in short


def test_rendering_gives_pixels() -> None:
    with webenv.WebEnv(TEMPLATE, render_mode="rgb_array") as env:
        env.reset(seed=0)
        picture = env.render()
        assert picture is not None and picture.shape == (720, 1280, 3) and picture.std() > 10


def test_the_episode_ends_with_an_answer_or_after_max_steps() -> None:
    with webenv.WebEnv(TEMPLATE, max_steps=2) as env:
        env.reset(seed=0)
        assert env.step("wait")[2:4] == (False, False)
        assert env.step("wait")[2:4] == (False, True)
        with pytest.raises(webenv.WebEnvError, match="call reset first"):
            env.step("wait")
        env.reset(seed=0)
        assert env.step('answer "done"')[2:4] == (True, False)


def test_the_oracle_is_rewarded_once_or_bit_by_bit() -> None:
    for mode, kind in (("sparse", {0.0, 1.0}), ("dense", None)):
        with webenv.WebEnv(TEMPLATE, reward=mode) as env:  # type: ignore[arg-type]
            env.reset(seed=0)
            paid = [env.step(action)[1] for action in env.task.solution]
            assert sum(paid) == 1.0
            assert kind is None or set(paid) <= kind


@pytest.mark.parametrize("action", ["", "dance", "x" * 1_000_000, None, 5, b"click"])
def test_what_is_no_action_is_told_to_the_agent(env: webenv.WebEnv, action: object) -> None:
    task = all_templates()[TEMPLATE].task(0, env.world)
    env.reset(options={"task": task})
    seen, reward, terminated, truncated, _ = env.step(action)  # type: ignore[arg-type]
    assert seen["error"] != ""
    assert (reward, terminated, truncated) == (0.0, False, False)


def test_it_works_inside_a_running_asyncio_loop() -> None:
    async def main() -> str:
        with webenv.WebEnv(TEMPLATE) as env:
            seen, _ = env.reset(seed=0)
            return str(seen["url"])

    with ThreadPoolExecutor(1) as another_thread:
        assert another_thread.submit(asyncio.run, main()).result() == "http://shop.test/"


def test_it_works_in_a_jupyter_cell() -> None:
    import nbclient
    import nbformat

    cell = (
        "import gymnasium, webenv\n"
        f"env = gymnasium.make('webenv/{TEMPLATE}-v0')\n"
        "seen, info = env.reset(seed=0)\n"
        "env.close()\n"
        "print(seen['url'])"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nbclient.NotebookClient(notebook, timeout=120).execute()
    assert notebook.cells[0].outputs[0].text == "http://shop.test/\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"task": "shop.wishlist_ad"}, "shop.wishlist_add"),
        ({"split": "tset"}, "test"),
        ({"observation": "treee"}, "tree"),
        ({"render_mode": "ansi"}, "ansi"),
        ({"chromium": "/no/such/browser"}, "not an executable"),
    ],
)
def test_wrong_arguments_are_refused_with_the_nearest_right_one(
    options: dict[str, str], told: str
) -> None:
    def use() -> None:
        with webenv.WebEnv(**options) as env:  # type: ignore[arg-type]
            env.reset(seed=0)

    with pytest.raises((webenv.ConfigurationError, webenv.BrowserNotFound), match=told):
        use()
