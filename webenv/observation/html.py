"""The page's HTML, pruned to what an agent can use."""

from __future__ import annotations

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

_KEPT = frozenset(
    {
        "ref", "href", "src", "alt", "title", "type", "name", "value", "placeholder", "role",
        "for", "checked", "selected", "disabled", "readonly", "required", "multiple", "min",
        "max", "step", "action", "method", "open", "colspan", "rowspan", "datetime",
    }
)  # fmt: skip
_DROPPED = ("script", "style", "link", "meta", "noscript", "base")
_WRAPPERS = frozenset({"div", "span", "section", "article", "header", "footer", "main", "p", "b",
                       "strong", "em", "i", "small", "picture", "figure", "hgroup"})  # fmt: skip
_HOLLOW = frozenset({"svg", "canvas", "video", "audio"})


def prune(html: str) -> str:
    """Leave out scripts, styles, comments, drawings and wrappers that say nothing.

    Attributes are kept where they tell what an element is or does; `ref` is the
    handle that the tree shows for the same element.
    """
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    for tag in soup.find_all(True):
        _thin(tag)
    for tag in reversed(soup.find_all(True)):
        _fold(tag)
    return "\n".join(line.strip() for line in soup.decode().splitlines() if line.strip())


def _thin(tag: Tag) -> None:
    if tag.name in _HOLLOW:
        tag.clear()
    tag.attrs = {
        name: value
        for name, value in tag.attrs.items()
        if name in _KEPT or name.startswith("aria-")
    }
    for text in tag.find_all(string=True, recursive=False):
        text.replace_with(
            NavigableString(" ".join(text.split()) + (" " if text[-1:].isspace() else ""))
        )


def _fold(tag: Tag) -> None:
    said = {name for name in tag.attrs if name != "ref"}
    if tag.name in _WRAPPERS and not said:
        if not tag.contents or all(not str(child).strip() for child in tag.contents):
            tag.decompose()
        elif len([child for child in tag.contents if str(child).strip()]) == 1:
            tag.unwrap()
