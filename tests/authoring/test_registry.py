"""Finding templates by name, filter, module and file."""

from __future__ import annotations

from pathlib import Path

import pytest

from webenv.authoring.registry import all_templates, get_template, load, select_templates, suites
from webenv.errors import ConfigurationError, UnknownName

OWN = '''
from webenv.authoring import *

@template(name="mine.wish", site="shop", kind="transaction", level=1, split="train")
def wish(draw):
    """Wish for something."""
'''


def test_templates_are_found_in_the_packages_of_the_sites() -> None:
    assert get_template("shop.wishlist_add").source == "webenv.tasks.shop.wishlist"
    assert "shop" in suites()
    assert list(all_templates()) == sorted(all_templates())


def test_an_unknown_template_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"Did you mean 'shop\.wishlist_add'"):
        get_template("shop.wishlst_add")


def test_templates_are_selected_by_glob_and_by_what_they_are() -> None:
    names = [template.name for template in select_templates("shop.wishlist_*")]
    assert {"shop.wishlist_add", "shop.wishlist_dearest"} <= set(names)
    for template in select_templates(site="shop", kind="transaction", level=1, split="train"):
        assert template.site == "shop"
        assert template.kind == "transaction"
        assert template.level == 1
        assert template.split == "train"


@pytest.mark.parametrize(
    ("filters", "nearest"),
    [
        ({"site": "shopp"}, "'shop'"),
        ({"suite": "shopp"}, "'shop'"),
        ({"kind": "informations"}, "'information'"),
        ({"level": 4}, "1, 2, 3"),
        ({"split": "trian"}, "'train'"),
        ({"names": "shop.wishlst_*"}, "Did you mean"),
    ],
)
def test_an_unknown_filter_names_the_nearest(filters: dict[str, str], nearest: str) -> None:
    with pytest.raises(UnknownName, match=nearest):
        select_templates(**filters)  # type: ignore[arg-type]


def test_filters_that_fit_nothing_together_say_so() -> None:
    with pytest.raises(ConfigurationError, match="at once"):
        select_templates("shop.wishlist_add", kind="bulk")


def test_a_file_of_ones_own_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(OWN)
    assert list(load(str(file))) == ["mine.wish"]


def test_a_module_of_ones_own_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "ownpackage"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "wishes.py").write_text(OWN)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert load("ownpackage.wishes")["mine.wish"].summary == "Wish for something."


def test_what_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.py"
    empty.touch()
    for source, message in (
        (str(tmp_path / "none.py"), "no file"),
        (str(empty), "defines no template"),
        ("no_such_package.tasks", "no module"),
    ):
        with pytest.raises(ConfigurationError, match=message):
            load(source)


def test_two_templates_of_one_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(OWN + OWN.replace("def wish", "def other"))
    with pytest.raises(ConfigurationError, match=r"called 'mine\.wish'"):
        load(str(file))
