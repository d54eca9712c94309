"""Every element has the role that WAI-ARIA and HTML-AAM give it."""

from __future__ import annotations

import pytest

from .conftest import Show

NATIVE = [
    ("<a href=/x>x</a>", "link"),
    ("<button>x</button>", "button"),
    ("<h3>x</h3>", "heading"),
    ("<p>x</p>", "paragraph"),
    ("<nav>x</nav>", "navigation"),
    ("<main>x</main>", "main"),
    ("<aside>x</aside>", "complementary"),
    ("<header>x</header>", "banner"),
    ("<footer>x</footer>", "contentinfo"),
    ("<search>x</search>", "search"),
    ("<section aria-label=s>x</section>", "region"),
    ("<form aria-label=f>x</form>", "form"),
    ("<fieldset>x</fieldset>", "group"),
    ("<details open>x</details>", "group"),
    ("<dialog open>x</dialog>", "dialog"),
    ("<ul><li>x</ul>", "list"),
    ("<ol><li>x</ol>", "list"),
    ("<dl><dt>x</dl>", "term"),
    ("<table><tr><td>x</table>", "table"),
    ("<figure>x</figure>", "figure"),
    ("<hr>", "separator"),
    ("<img alt=x>", "img"),
    ("<img>", "img"),
    ("<svg width=9 height=9><title>x</title></svg>", "img"),
    ("<blockquote>x</blockquote>", "blockquote"),
    ("<output>x</output>", "status"),
    ("<progress></progress>", "progressbar"),
    ("<meter></meter>", "meter"),
    ("<textarea></textarea>", "textbox"),
    ("<select><option>x</select>", "combobox"),
    ("<select size=2><option>x</select>", "listbox"),
    ("<select multiple><option>x</select>", "listbox"),
    ("<input>", "textbox"),
    ("<input type=email>", "textbox"),
    ("<input type=password>", "textbox"),
    ("<input type=date>", "textbox"),
    ("<input type=search>", "searchbox"),
    ("<input type=number>", "spinbutton"),
    ("<input type=range>", "slider"),
    ("<input type=checkbox>", "checkbox"),
    ("<input type=radio>", "radio"),
    ("<input type=submit>", "button"),
    ("<input type=image alt=x>", "button"),
    ("<input type=file>", "button"),
    ("<input list=l><datalist id=l><option>x</datalist>", "combobox"),
    ("<div contenteditable>x</div>", "textbox"),
    ("<iframe></iframe>", "iframe"),
]

EXPLICIT = [
    ("<div role=switch aria-checked=true>x</div>", "switch"),
    ("<div role='unknown tab'>x</div>", "tab"),
    ("<div role=image aria-label=x></div>", "img"),
    ("<a href=/x role=button>x</a>", "button"),
    ("<h2 role=none tabindex=0>x</h2>", "heading"),
    ("<ul role=none aria-label=x><li>x</ul>", "list"),
    ("<div role=heading>x</div>", "heading"),
]

WITHOUT_ROLE = [
    "<div>x</div>",
    "<span>x</span>",
    "<a>x</a>",
    "<section>x</section>",
    "<form>x</form>",
    "<h2 role=presentation>x</h2>",
    "<ul role=none><li>x</ul>",
    "<table role=presentation><tr><td>x</table>",
    "<div role=region>x</div>",
    "<div role=nonsense>x</div>",
    "<strong>x</strong>",
    "<label>x</label>",
]


@pytest.mark.parametrize(("html", "role"), NATIVE + EXPLICIT)
def test_an_element_has_its_role(show: Show, html: str, role: str) -> None:
    assert show(html).snapshot().nodes[0].role == role


@pytest.mark.parametrize("html", WITHOUT_ROLE)
def test_an_element_without_a_role_is_only_its_text(show: Show, html: str) -> None:
    assert show(html).tree() == "- text: x"


def test_an_empty_alt_hides_an_image(show: Show) -> None:
    assert show("<img alt='' width=9 height=9>").snapshot().nodes == ()


@pytest.mark.parametrize("around", ["article", "aside", "main", "nav", "section"])
def test_a_header_inside_sectioning_content_is_no_banner(show: Show, around: str) -> None:
    page = show(f"<{around} aria-label=a><header>x</header><footer>y</footer></{around}>")
    assert not {"banner", "contentinfo"} & {node.role for node in page.snapshot().nodes}


def test_a_header_cell_takes_its_role_from_its_scope_or_its_row(show: Show) -> None:
    page = show(
        "<table><tr><th>a<th>b<tr><th>c<td>d<tr><th scope=col>e<td>f<tr><th scope=row>g</table>"
    )
    roles = {node.name: node.role for node in page.snapshot().nodes}
    assert [roles[name] for name in "abceg"] == [
        "columnheader",
        "columnheader",
        "rowheader",
        "columnheader",
        "rowheader",
    ]


def test_the_cells_of_a_grid_are_gridcells(show: Show) -> None:
    assert show("<table role=grid><tr><td>x</table>").snapshot().nodes[-1].role == "gridcell"


def test_what_a_pointer_cursor_marks_as_clickable_is_a_node_of_its_own(show: Show) -> None:
    page = show("<div style='cursor: pointer'>Open <span>menu</span></div>")
    assert page.tree() == "- generic [cursor=pointer] [ref=e1]: Open menu"


def test_the_inside_of_a_clickable_element_is_not_clickable_again(show: Show) -> None:
    page = show("<a href=/x style='cursor: pointer'><div>one</div><div>two</div></a>")
    assert [node.role for node in page.snapshot().nodes] == ["link"]


def test_a_form_control_called_like_a_property_of_its_form_does_no_harm(show: Show) -> None:
    page = show("<form aria-label=f><input name=children><input name=title><input name=id></form>")
    assert [node.role for node in page.snapshot().nodes] == ["form", *["textbox"] * 3]
