import time

import pytest

from webenv.action import actions as act
from webenv.action.actions import Action, Target
from webenv.action.resolve import resolve
from webenv.errors import TargetError
from webenv.observation.snapshot import Node, Snapshot


def page(outline: str) -> Snapshot:
    """A snapshot from lines such as `  button Save level=2`; the ref is e<line number>.

    Text has no ref; the name ends where the first state with "=" begins.
    """
    nodes = []
    for number, line in enumerate(outline.strip("\n").splitlines(), start=1):
        role, *words = line.split()
        states = tuple(word for word in words if "=" in word)
        nodes.append(
            Node(
                role=role,
                name=" ".join(word for word in words if "=" not in word),
                depth=(len(line) - len(line.lstrip())) // 2,
                ref=None if role == "text" else f"e{number}",
                states=states,
            )
        )
    return Snapshot("http://shop.test/", "Shop", tuple(nodes))


def found(outline: str, target: Target, action: type[Action] = act.Click) -> str | None:
    return resolve(target, page(outline), action).ref


def problem(outline: str, target: Target, action: type[Action] = act.Click) -> str:
    with pytest.raises(TargetError) as raised:
        resolve(target, page(outline), action)
    return str(raised.value)


CART = """
heading Cart level=1
table Cart
  row Product Price
    columnheader Product
    columnheader Price
  row
    cell Blue mug
    cell
      link Edit
      button Delete
  row
    cell Red mug
    cell
      link Edit
      button Delete
  row
    cell Gift card
    cell
      link Edit
button Check out
"""


def test_case_spacing_and_quotes_do_not_matter() -> None:
    assert found("button Women’s  SHOES", Target("women's shoes")) == "e1"


def test_same_name_counts_before_beginning_before_part() -> None:
    assert found("link My orders\nlink Orders today\nlink Orders", Target("orders")) == "e3"
    assert found("link My orders\nlink Orders today", Target("orders")) == "e2"
    assert found("link My orders\nlink Home", Target("orders")) == "e1"


def test_click_prefers_what_a_person_would_click() -> None:
    assert found("heading Reviews\nbutton Reviews", Target("Reviews")) == "e2"
    assert found("heading Reviews\nbutton Home", Target("Reviews")) == "e1"
    assert found("heading Open\ngeneric Open cursor=pointer", Target("Open")) == "e2"


def test_text_stands_for_the_element_around_it() -> None:
    assert found("paragraph\n  text Read me", Target("Read me")) == "e1"


@pytest.mark.parametrize(
    ("action", "ref"),
    [
        (act.Fill, "e2"),
        (act.Type, "e2"),
        (act.Clear, "e2"),
        (act.Select, "e3"),
        (act.Check, "e4"),
        (act.Uncheck, "e4"),
    ],
)
def test_the_action_decides_which_roles_fit(action: type[Action], ref: str) -> None:
    outline = "button Size\ntextbox Size\nlistbox Size\ncheckbox Size"
    assert found(outline, Target("Size"), action) == ref


def test_a_stated_role_decides() -> None:
    outline = "link Save\nbutton Save\nheading Save\nimg Save"
    assert found(outline, Target("Save", "link")) == "e1"
    assert found(outline, Target("Save", "heading")) == "e3"
    assert found(outline, Target("Save", "picture")) == "e4"


def test_a_role_needs_no_name() -> None:
    assert found("link A\nsearchbox", Target(role="search box"), act.Fill) == "e2"


@pytest.mark.parametrize(("ordinal", "ref"), [(1, "e9"), (2, "e14"), (3, "e19"), (-1, "e19")])
def test_ordinals_count_in_document_order(ordinal: int, ref: str) -> None:
    assert found(CART, Target("Edit", ordinal=ordinal)) == ref


def test_an_ordinal_beyond_the_last_says_how_many_there_are() -> None:
    assert "only 3: e9 link" in problem(CART, Target("Edit", ordinal=4))


@pytest.mark.parametrize(("name", "ref"), [("Blue mug", "e9"), ("red MUG", "e14")])
def test_a_scope_is_the_closest_thing_around_its_name(name: str, ref: str) -> None:
    assert found(CART, Target("Edit", scope=Target(name))) == ref
    assert found(CART, Target("Edit", scope=Target(name, "row"))) == ref


def test_a_scope_may_be_a_ref_or_be_counted() -> None:
    assert found(CART, Target("Edit", scope=Target(ref="e12"))) == "e14"
    assert found(CART, Target("Edit", scope=Target("mug", "row", ordinal=-1))) == "e14"


def test_a_neighbours_button_is_not_in_a_row_without_one() -> None:
    message = problem(CART, Target("Delete", scope=Target("Gift card")))
    assert message.startswith('There is no "Delete" in "Gift card". Elsewhere on the page: e10')


def test_a_scope_that_is_not_there_is_named() -> None:
    message = problem(CART, Target("Edit", scope=Target("Blue cup")))
    assert message.startswith('There is no "Blue cup" to look in. The nearest: e7 cell "Blue mug"')


def test_a_wider_mention_of_the_scope_does_not_count() -> None:
    outline = "status\n  text Blue mug\n" + CART.strip("\n")
    assert found(outline, Target("Edit", scope=Target("Blue mug"))) == "e11"


def test_two_scopes_of_one_name_are_ambiguous() -> None:
    outline = CART.replace("Red mug", "Blue mug")
    message = problem(outline, Target("Edit", scope=Target("Blue mug")))
    assert '"Edit" in "Blue mug" can mean 2 elements: e9 link "Edit"' in message


def test_scopes_nest() -> None:
    outline = """
region Todo
  listitem
    text Card A
    button Open
region Done
  listitem
    text Card A
    button Open
"""
    target = Target("Open", scope=Target("Card A", scope=Target("Done")))
    assert found(outline, target) == "e8"


def test_a_form_is_called_by_its_heading() -> None:
    outline = """
form
  heading Shipping address
  textbox Name
form
  heading Billing address
  textbox Name
"""
    assert found(outline, Target("Name", scope=Target("Billing address", "form")), act.Fill) == "e6"


def test_a_heading_scopes_what_follows_up_to_the_next_of_its_level() -> None:
    outline = """
main
  heading Shipping level=2
  textbox Name
  heading Billing level=2
  heading Person level=3
  textbox Name
  heading Notes level=2
  textbox Name
"""
    assert found(outline, Target("Name", scope=Target("Billing")), act.Fill) == "e6"
    assert found(outline, Target("Name", scope=Target("Shipping")), act.Fill) == "e3"


def test_a_link_and_the_image_in_it_are_one_thing() -> None:
    outline = "link Blue mug\n  img Blue mug\nlink Home"
    assert found(outline, Target("Blue mug")) == "e1"
    assert found(outline, Target("Blue mug"), act.ScrollTo) == "e1"


def test_of_two_nested_controls_of_one_name_the_inner_one_counts() -> None:
    assert found("combobox City\n  textbox City", Target("City"), act.Fill) == "e2"


def test_a_folder_in_a_folder_of_its_name_is_another_thing() -> None:
    assert found("treeitem src\n  treeitem src", Target("src", ordinal=2)) == "e2"


def test_what_has_no_place_on_the_page_does_not_count() -> None:
    hidden = Node("button", "Save", 0, "e1", is_placed=False)
    shown = Node("button", "Save", 0, "e2")
    snapshot = Snapshot("", "", (hidden, shown))
    assert resolve(Target("Save"), snapshot, act.Click) is shown


def test_ambiguity_lists_at_most_ten_candidates_and_the_ways_out() -> None:
    message = problem("\n".join(["list Cards", *["  button Edit"] * 12]), Target("Edit"))
    assert 'can mean 12 elements: e2 button "Edit" in list "Cards", ' in message
    assert "e11" in message and "e12" not in message and "and 2 more" in message
    assert 'its ref such as e2, by counting as in the 2nd "Edit", or by what it is in' in message


def test_nothing_found_lists_the_nearest_names_that_fit() -> None:
    outline = "textbox Search products\ntextbox Email\nbutton Serch"
    message = problem(outline, Target("Serch product"), act.Fill)
    assert message.startswith('There is no "Serch product". The nearest: e1 textbox')
    assert "e3" not in message


def test_a_name_on_the_wrong_kind_of_element_is_pointed_out() -> None:
    message = problem("link Size\ntextbox Name", Target("Size"), act.Select)
    assert 'works on combobox, listbox, radiogroup; there is e1 link "Size"' in message


def test_refs() -> None:
    assert found(CART, Target(ref="e9")) == "e9"
    assert "no e99" in problem(CART, Target(ref="e99"))


def test_an_empty_page_has_nothing() -> None:
    assert problem("", Target("Save")) == 'There is no "Save".'


@pytest.mark.parametrize("nesting", [1, 900])
def test_large_pages_stay_cheap(nesting: int) -> None:
    """Ten thousand nodes, flat or deep, all of them matching, cost a fraction of a second."""
    nodes = tuple(
        Node("group" if number % 2 else "button", "Edit", number % nesting, f"e{number}")
        for number in range(10_000)
    )
    target = Target("Edit", scope=Target("Edit", scope=Target("edit")))
    began = time.perf_counter()
    with pytest.raises(TargetError):
        resolve(target, Snapshot("", "", nodes), act.Click)
    assert time.perf_counter() - began < 2
