from __future__ import annotations

import io
import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.eval.records import made
from webenv.action.actions import REASONS, Answer, GiveUp
from webenv.action.grammar import parse
from webenv.agent import Agent, PrivilegedAgent
from webenv.agents import AGENTS
from webenv.agents.guess import Guess
from webenv.agents.human import Human
from webenv.agents.keyword import Keyword
from webenv.agents.noop import Noop
from webenv.agents.oracle import Oracle
from webenv.agents.random import Random
from webenv.agents.replay import Replay
from webenv.episode import Observation
from webenv.errors import ConfigurationError
from webenv.eval.agents import AgentSpec, load_class
from webenv.records.writer import RecordWriter, to_line

PAGE = """\
- searchbox "Search products" [ref=e1]
- link "Cart" [ref=e2]
- main [ref=e3]:
  - combobox "Size" [ref=e4]:
    - option "Small" [selected]
    - option "Large"
  - checkbox "Gift wrap" [ref=e5]
  - button "Add to wishlist" [ref=e6]
  - button "Sold out" [disabled] [ref=e7]"""


def seen(tree: str = PAGE, **components: str) -> Observation:
    return {"goal": "", "url": "http://shop.test/", "tree": tree, "error": "", **components}


def words(agent: Agent, goal: str, seed: int, steps: int) -> list[str]:
    agent.reset(goal, seed)
    return [agent.act(seen()) for _ in range(steps)]


@pytest.mark.parametrize("name", sorted(AGENTS))
def test_every_name_of_the_table_is_an_agent(name: str) -> None:
    agent_class = load_class(name)
    assert callable(agent_class.reset) and callable(agent_class.act)
    assert agent_class.__doc__


def test_only_the_oracle_is_told_the_task() -> None:
    assert isinstance(Oracle(), PrivilegedAgent)
    assert [name for name in AGENTS if AgentSpec(name).privileged] == ["oracle"]


def test_the_noop_agent_waits_and_ends() -> None:
    assert words(Noop(), "Buy a mug.", 0, 3) == ["wait", "wait", 'answer "done"']


def test_the_random_agent_is_made_by_its_seed() -> None:
    first = words(Random(), "Buy a mug.", 5, 50)
    assert words(Random(), "Buy a mug.", 5, 50) == first
    assert words(Random(), "Buy a mug.", 6, 50) != first
    assert words(Random(seed=1), "Buy a mug.", 5, 50) != first


def test_the_random_agent_does_not_carry_chance_from_one_episode_to_the_next() -> None:
    agent = Random()
    words(agent, "Sell a mug.", 4, 7)
    assert words(agent, "Buy a mug.", 5, 50) == words(Random(), "Buy a mug.", 5, 50)


def test_the_random_agent_says_only_actions_and_touches_only_what_can_be_used() -> None:
    said = [action for seed in range(20) for action in words(Random(), "Buy 2 mugs.", seed, 20)]
    for action in said:
        parse(action)
    verbs = {action.split()[0] for action in said}
    assert verbs >= {"click", "fill", "select", "check", "scroll", "answer"}
    assert not any("e7" in action.split() for action in said)


def test_guesses_are_constants_or_reasons() -> None:
    assert words(Guess(), "How many?", 0, 1) == ['answer "N/A"']
    assert words(Guess(0), "How many?", 0, 1) == ['answer "0"']
    assert parse(words(Guess("out_of_stock"), "Buy it.", 0, 1)[0]) == GiveUp("out_of_stock", "N/A")


def test_guesses_by_turns_use_every_constant_and_every_reason() -> None:
    said = [parse(words(Guess("cycle"), "How many?", seed, 1)[0]) for seed in range(30)]
    assert {each.reason for each in said if isinstance(each, GiveUp)} == set(REASONS)
    assert {"N/A", "0", "yes"} <= {each.value for each in said if isinstance(each, Answer)}


def test_a_replay_plays_what_was_recorded_for_the_same_goal_and_seed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with RecordWriter(path) as writer:
        writer.write(to_line(made(goal="Buy a mug.", seed=4)))
    assert words(Replay(str(path)), "Buy a mug.", 4, 2) == ["click e1", "wait"]
    with pytest.raises(LookupError, match="no episode with seed 5"):
        Replay(str(path)).reset("Buy a mug.", 5)
    with pytest.raises(ConfigurationError, match="There is no record file"):
        Replay(str(tmp_path / "missing.jsonl"))


def test_a_person_reads_the_page_and_types_actions() -> None:
    shown = io.StringIO()
    person = Human(source=io.StringIO('\nclick "Cart"\n'), sink=shown)
    person.reset("Buy a mug.", 0)
    assert person.act(seen(error="", notice="")) == 'click "Cart"'
    assert person.act(seen(error="There is no cart.")) == 'answer "done"'
    for expected in ("Goal: Buy a mug.", 'link "Cart" [ref=e2]', "Error: There is no cart."):
        assert expected in shown.getvalue()


Pages = Mapping[str, str]


def follow(goal: str, pages: Pages, moves: Mapping[str, str], start: str = "/") -> list[str]:
    """What the keyword agent does where `moves` says which action leads to which page."""
    agent = Keyword()
    agent.reset(goal, 0)
    place, said = start, []
    for _ in itertools.repeat(None, 30):
        said.append(agent.act(seen(pages[place], url=f"http://shop.test{place}")))
        if said[-1].startswith(("answer", "give up")):
            return said
        place = moves.get(said[-1], place)
    return said


def test_the_keyword_agent_searches_a_phrase_opens_it_and_presses_what_the_goal_names() -> None:
    pages = {
        "/": PAGE,
        "/search": '- main:\n  - link "Red mug" [ref=e1]\n  - link "Blue mug" [ref=e2]',
        "/mug": '- main:\n  - heading "Blue mug" [level=1]\n' + PAGE,
    }
    moves = {'type "Blue mug" into e1 and press Enter': "/search", "click e2": "/mug"}
    assert follow('Put the "Blue mug" on my wishlist.', pages, moves) == [
        'type "Blue mug" into e1 and press Enter',
        "click e2",
        "click e6",
        'answer "done"',
    ]


def test_the_keyword_agent_sets_what_the_goal_names() -> None:
    said = follow("Choose large with gift wrap.", {"/": PAGE}, {})
    assert said == ['select "Large" in e4', "check e5", 'answer "done"']


LIST = """\
- main:
  - listitem:
    - link "Blue mug" [ref=e1]
    - paragraph: $12.00
    - paragraph: Added May 3, 2026
  - listitem:
    - link "Teapot" [ref=e2]
    - paragraph: $31.50
    - paragraph: Added May 9, 2026"""


@pytest.mark.parametrize(
    ("goal", "answer"),
    [
        ("Which costs the most? Answer with the name or text as the site writes it.", "Teapot"),
        ("Which is the cheapest? Answer with the name or text as the site writes it.", "Blue mug"),
        ("What does the teapot cost? Answer with an amount of money, such as 12.34.", "$31.50"),
        ("When did I add the teapot? Answer with a date, such as 2026-05-03.", "May 9, 2026"),
        ("Is there a teapot? Answer yes or no.", "yes"),
    ],
)
def test_the_keyword_agent_says_the_value_that_fits_the_form(goal: str, answer: str) -> None:
    assert follow(goal, {"/": LIST}, {})[-1] == f'answer "{answer}"'
