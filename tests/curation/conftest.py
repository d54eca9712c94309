from __future__ import annotations

from tests.authoring.conftest import shop as shop  # the small shop to draft tasks in
