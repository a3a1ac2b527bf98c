"""Texts written into Markdown read back as themselves, wherever they stand."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from clustermodel.views.markdown import escaped

TRAPS = [
    "# no heading", "- no item", "+ no item", "* no item", "1. no item", "12) no item", "> no quotation", "---", "===",
    "- - -", "    no code", "\tno code", "`no code`", "```", "~~~", "*no emphasis*", "__no__", "[no](link)",
    "[no]: link", "![no](image)", "<b>no tag</b>", "<!-- no comment -->", "<https://no.link>", "https://no.link",
    "www.no.link", "no@link.org", "&amp;", "&#35;", "a|b", "| - | - |", "a\\", "\\|", "\\", "a\nb", "\n", "a  \nb",
    " a ", "\u00a0a\u00a0", "a\rb", "~~no~~", "$no$", "^no^", "[^1]", ":---", "no heading #", "", "«Ёлка» №\u202f5",
    "a\u2028b", "\ufeffa", "**", "1.", "7)", "+", "=",
]  # fmt: skip
PLACES = {
    "paragraph": "{}",
    "heading": "# {}",
    "item": "- {}",
    "item below": "- above\n  - {}",
    "after strong": "**x** {} y",
    "first cell": "| x | y |\n| --- | --- |\n| {} | y |",
    "last cell": "| x | y |\n| --- | --- |\n| y | {} |",
    "head cell": "| x | {} |\n| --- | --- |\n| y | y |",
}


def tokens(markdown: str) -> list[Token]:
    """What a reader of Markdown with tables makes of a text."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [part for token in parser.parse(markdown) for part in [token, *(token.children or ())]]


def shape(markdown: str) -> list[str]:
    """The kinds of tokens, without texts and line breaks."""
    return [one.type for one in tokens(markdown) if one.type not in ("text", "html_inline")]


def content(markdown: str) -> str:
    found = [one for one in tokens(markdown) if one.type in ("text", "html_inline", "code_inline", "html_block", "fence")]
    return "".join("\n" if one.content == "<br>" and one.type == "html_inline" else one.content for one in found)


def readable(text: str) -> str:
    """A text as a document can hold it: without control characters."""
    return re.sub(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", "\ufffd", text)


def check(text: str, place: str) -> None:
    frame = PLACES[place]
    assert content(frame.format(escaped(text))) == content(frame.format("@@")).replace("@@", readable(text))
    if text:
        assert shape(frame.format(escaped(text))) == shape(frame.format("text"))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TRAPS)
def test_what_looks_like_markup_is_text(text: str, place: str) -> None:
    check(text, place)


@settings(deadline=None)
@given(st.text(), st.sampled_from(sorted(PLACES)))
def test_any_text_reads_back_as_itself(text: str, place: str) -> None:
    check(text, place)


@settings(deadline=None)
@given(st.text(alphabet="-+=#>*_`~|\\[]()!<>&:;.19 \t\nаa"), st.sampled_from(sorted(PLACES)))
def test_any_heap_of_signs_reads_back_as_itself(text: str, place: str) -> None:
    check(text, place)


@pytest.mark.parametrize("text", ["https://map.cluster.hse.ru", "see http://a.b", "www.example.com", "a@b.org"])
def test_nothing_is_left_that_github_would_turn_into_a_link(text: str) -> None:
    assert not re.search(r"(?<!\\)(://|@)|www\.", escaped(text).replace("\\://", "").replace("\\@", ""))


@pytest.mark.parametrize("text", ["12,5", "3.10 Проведение встреч", "С1 – У1", "(не менее 5)", "2–3 раза; да!"])
def test_ordinary_texts_are_left_as_they_are(text: str) -> None:
    assert escaped(text) == text
