"""The HTML text is the page as it is now, with refs, and without scripts."""

from __future__ import annotations

from .conftest import Inspected, Show


def html(page: Inspected) -> str:
    page.snapshot()
    return str(page.evaluate("webenv.html()"))


def test_elements_carry_their_refs(show: Show) -> None:
    page = show("<main><button class='a b'>Go &amp; see</button></main>")
    assert '<main ref="e1"><button class="a b" ref="e2">Go &amp; see</button></main>' in html(page)


def test_what_was_entered_is_reflected(show: Show) -> None:
    page = show(
        "<input value=old><input type=checkbox checked><textarea>old</textarea>"
        "<select><option selected>a<option>b</select><input type=password value=secret>"
    )
    page.page.fill("input >> nth=0", "new <b>")
    page.page.uncheck("input >> nth=1")
    page.page.fill("textarea", "new & newer")
    page.page.select_option("select", "b")
    text = html(page)
    assert 'value="new &lt;b&gt;"' in text
    assert "checked" not in text
    assert ">new &amp; newer</textarea>" in text
    assert "<option>a</option><option selected>b</option>" in text
    assert "secret" not in text and 'value="•••"' in text


def test_scripts_and_styles_are_left_out(show: Show) -> None:
    text = html(
        show("<style>p {}</style><script>1</script><p style='color: red' onclick='x()'>a</p>")
    )
    assert "<style" not in text and "<script" not in text and "color" not in text


def test_open_shadow_roots_are_inlined(show: Show) -> None:
    page = show("<x-y><template shadowrootmode=open><b>in</b></template>out</x-y>")
    assert '<x-y><template shadowrootmode="open"><b>in</b></template>out</x-y>' in html(page)


def test_a_ref_attribute_of_the_page_is_not_taken_for_ours(show: Show) -> None:
    assert 'ref="mine"' not in html(show("<p ref=mine>x</p>"))
