"""A shop small enough to know by heart, filled by hand."""

from __future__ import annotations

from pathlib import Path

import apsw

import webenv
from webenv.world.world import World

_PACKAGE = Path(webenv.__file__).parent

_ROWS = """
INSERT INTO people VALUES
    (1, 'Ada', 'Moyo', 'ada.moyo', 'ada@mail.test', '(201) 555-0100', 'oak-10', '1990-01-01'),
    (2, 'Ben', 'Katz', 'bkatz', 'ben@mail.test', '(201) 555-0101', 'plum-11', '1991-01-01');
INSERT INTO shop_customers (id, person_id, joined_at, display_name) VALUES
    (1, 1, '2024-01-01T09:00:00', 'Ada M.'),
    (2, 2, '2024-02-01T09:00:00', 'Ben K.');
INSERT INTO shop_categories VALUES (1, NULL, 'kitchen', 'Kitchen', 'For cooks.', 1);
INSERT INTO shop_brands VALUES (1, 'fernhill', 'Fernhill', 'Wales', 'A pottery.');
INSERT INTO shop_products
    (id, sku, slug, name, brand_id, category_id, summary, description, price,
     weight_g, warranty_months, released_on, art, colour)
VALUES
    (1, 'M1', 'blue-mug', 'Blue mug', 1, 1, '', '', 1250, 300, 24, '2025-01-01', 'mug', '#00f'),
    (2, 'T1', 'teapot', 'Teapot', 1, 1, '', '', 4200, 900, 24, '2025-01-01', 'pot', '#0f0'),
    (3, 'P1', 'plate', 'Plate', 1, 1, '', '', 800, 500, 24, '2025-01-01', 'plate', '#f00');
INSERT INTO shop_wishlist_items VALUES (1, 3, '2026-05-01T10:00:00', '');
INSERT INTO shop_subscribers VALUES ('ada@mail.test', '2025-05-01T10:00:00');
"""


def small_shop() -> World:
    """A fresh world with two customers, three products and one wish."""
    connection = apsw.Connection(":memory:")
    for schema in ("world/schema.sql", "sites/shop/schema.sql"):
        connection.execute((_PACKAGE / schema).read_text("utf-8"))
    connection.execute(_ROWS)
    image = connection.serialize("main")
    connection.close()
    return World(image, seed=0)
