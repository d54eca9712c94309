"""What the scorer needs to know of a world's schema."""

from __future__ import annotations

from webenv.scoring.rows import Defaults
from webenv.task import Value
from webenv.world.world import World


def read_defaults(world: World) -> Defaults:
    """For each table and column, what a row holds that was inserted without naming it."""
    columns = world.all(
        "SELECT m.name AS owner, p.name AS name, p.dflt_value AS expression "
        "FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS p "
        "WHERE m.type = 'table' ORDER BY m.name, p.cid"
    )
    defaults: dict[str, dict[str, Value]] = {}
    for column in columns:
        expression = column["expression"]
        value = None if expression is None else world.value(f"SELECT {expression}")
        defaults.setdefault(column["owner"], {})[column["name"]] = value
    return defaults
