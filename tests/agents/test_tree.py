from __future__ import annotations

from webenv.agents.tree import read_tree

TREE = """\
- main [ref=e1]:
  - heading "Your \\"wish\\" list" [level=1] [ref=e2]
  - article "Blue mug" [ref=e3]:
    - link "Blue mug" [ref=e4]:
      - /url: /p/blue-mug
      - text: Blue
    - paragraph [ref=e5]: $12.00
  - combobox "Size" [disabled] [ref=e6]:
    - option "Large" [selected]
  - textbox "Note" [placeholder="For whom: you?"] [ref=e7]: "two\\nlines"
- note: 3 more elements below; scroll down to see them"""


def test_each_element_has_its_role_name_states_ref_and_text() -> None:
    found = [(each.role, each.name, each.states, each.ref, each.text) for each in read_tree(TREE)]
    assert found == [
        ("main", "", (), "e1", ""),
        ("heading", 'Your "wish" list', ("level=1",), "e2", ""),
        ("article", "Blue mug", (), "e3", ""),
        ("link", "Blue mug", (), "e4", "Blue"),
        ("paragraph", "", (), "e5", "$12.00"),
        ("combobox", "Size", ("disabled",), "e6", ""),
        ("option", "Large", ("selected",), None, ""),
        ("textbox", "Note", ('placeholder="For whom: you?"',), "e7", "two\nlines"),
    ]


def test_elements_know_what_is_around_and_within_them() -> None:
    main, _, article, link, price, *_ = read_tree(TREE)
    assert link.parent is article
    assert article.within == [link, price]
    assert len(main.within) == 7


def test_an_empty_tree_has_no_elements() -> None:
    assert read_tree("") == []
