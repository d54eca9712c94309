"""The agents that come with webenv; `--agent NAME` finds them by this table.

Other packages add names by entry points in the group "webenv.agents".
"""

from __future__ import annotations

AGENTS: dict[str, str] = {
    "guess": "webenv.agents.guess:Guess",
    "human": "webenv.agents.human:Human",
    "keyword": "webenv.agents.keyword:Keyword",
    "noop": "webenv.agents.noop:Noop",
    "oracle": "webenv.agents.oracle:Oracle",
    "random": "webenv.agents.random:Random",
    "replay": "webenv.agents.replay:Replay",
}
"""Where each agent is: module and class."""
