"""The page around the views: head, navigation, one edition after the other, and what it may load and run: nothing else."""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Sequence

import attrs

from clustermodel.links.texts import untranslated
from clustermodel.views.members import markings
from clustermodel.views.report import assets
from clustermodel.views.report.assets import Bundled
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.foot import foot
from clustermodel.views.report.markup import Content, Html, tag, together

_STYLE_ID = "__________cytoscape_stylesheet"
"""Cytoscape adds a style to the page, which its policy forbids, unless there is one of this id; ours says the same."""


_PAPER = (
    "What is open is what is printed. To print all parts, open everything on one page; the chain and the pages of elements "
    "are printed by themselves."
)


@attrs.frozen
class View:
    """A part of the report that can be shown by itself."""

    name: str
    title: str
    content: Iterable[Html]


def edition(ed: Edition, editions: Sequence[Edition], views: Sequence[View], bundled: Sequence[Bundled]) -> Html:
    """Everything in one language."""
    head, label = ed.facts.links.program.header, ed.label
    above = (ed.tell.refs(head, "territory"), ed.wording.period(head.horizon))
    spoken = ed.wording.untranslated(untranslated(ed.facts.links.program, ed.language)) or _quoted(ed)
    facts = " · ".join(filter(None, ("".join(piece.text for piece in above[0]), above[1])))
    header = tag(
        "header", tag("p", facts, class_="above"), tag("h1", ed.wording.text(head.title)),
        (tag("p", ed.inline(one), class_="above") for one in markings(ed.tell)),
        tag("p", label("As of {day}").format(day=ed.day(ed.facts.as_of)), class_="above"),
        tag("p", spoken, class_="above") if spoken else None, _languages(ed, editions), class_="top",
    )  # fmt: skip
    links = (tag("li", tag("a", label(one.title), href=ed.link(one.name), data_to=one.name)) for one in views)
    everything = tag("li", tag("a", label("Everything on one page"), href=ed.link("all"), data_to="all"), class_="scripted")
    paper = tag("p", label(_PAPER), class_="note scripted")
    button = tag("button", type="button", class_="menu", aria_expanded="false", data_said=label("Parts of the report"))
    menu = tag("nav", button, _search(ed), tag("ul", links, everything), paper, aria_label=label("Parts of the report"))
    skip = tag("a", label("Skip to the content"), href=ed.link("content"), class_="skip")
    start = tag("div", id=ed.anchor("content"), tabindex=-1, class_="start")
    main = tag("main", start, (_view(ed, one) for one in views), id=ed.anchor("all"), tabindex=-1)
    body = tag("div", menu, main, class_="body")
    return tag("div", skip, header, body, foot(ed, bundled), class_="edition", lang=ed.language, id=ed.language,
               data_prefix=ed.prefix, data_title=ed.wording.text(head.title),
               data_scroll=label("Scroll the table to the right →"))  # fmt: skip


def _quoted(ed: Edition) -> str:
    """In which language the words of the text are quoted, if that is not the reader's."""
    if not ed.tell.translates:
        return ""
    own = ed.facts.links.program.header.language
    return ed.label("Quotations are in the language of the document: {language}.").format(language=ed.wording.name_of(own))


LARGE = frozenset({"chain", "coverage", "findings", "text", "elements"})
"""Views that take most of the room."""


def folded(ed: Edition, editions: Sequence[Edition], views: Sequence[View], bundled: Sequence[Bundled]) -> Html:
    """An edition that is laid out when a reader asks for it: so two languages take little more room than one.

    Without JavaScript all but the large views can be read, and printed, below the first edition.
    """
    note = tag("p", ed.label("This part needs JavaScript; in the first language it can be read without."), class_="note")
    plain = [attrs.evolve(one, content=(note,)) if one.name in LARGE else one for one in views]
    large = together([_view(ed, one) for one in views if one.name in LARGE])
    body = tag("noscript", edition(ed, editions, plain, bundled), class_="folded", data_prefix=ed.prefix)
    return together([body, tag("script", _squeezed(large), type="text/plain", class_="packed", data_prefix=ed.prefix)])


def library(script: str) -> Html:
    """A script that runs when it is needed."""
    return tag("script", _squeezed(script), type="text/plain", class_="library")


def _squeezed(content: str) -> Html:
    """Compressed, in the signs of base 85 (RFC 1924), with a comma for the one that could begin a tag or a comment."""
    return Html(base64.b85encode(zlib.compress(content.encode(), 7)).decode().replace("<", ","))


def _languages(ed: Edition, editions: Sequence[Edition]) -> Html | None:
    """The switch; none where there is one language only."""
    if len(editions) < 2:  # noqa: PLR2004
        return None
    items = (
        tag("li", tag("a", one.wording.own_name(), href=one.link("overview"), lang=one.language, hreflang=one.language,
                      data_prefix=one.prefix, aria_current="true" if one is ed else None))
        for one in editions
    )  # fmt: skip
    return tag("ul", items, class_="languages", aria_label=ed.label("Language"))


def _search(ed: Edition) -> Html:
    box = tag("input", type="search", class_="query", autocomplete="off", placeholder=ed.label("Search"))
    told = tag("p", class_="told", role="status", data_none=ed.label("nothing found"), data_some=ed.label("found: {n}"),
               data_all=ed.label("Show all"))  # fmt: skip
    return tag("div", tag("label", tag("span", ed.label("Search")), box), told, tag("ul", class_="hits"),
               class_="search scripted", role="search")  # fmt: skip


def _view(ed: Edition, view: View) -> Html:
    heading = tag("h2", ed.label(view.title))
    return tag("section", heading, view.content, class_=f"view {view.name}", id=ed.anchor(view.name), tabindex=-1,
               data_name=view.name)  # fmt: skip


def whole(editions: Sequence[Edition], bodies: Iterable[Html], scripts: Sequence[str], libraries: Sequence[str]) -> str:
    """The page. Its policy names each script and the style by their hashes, so that nothing else can run."""
    first, style = editions[0], assets.style()
    allowed = " ".join(map(_hash, (*scripts, *libraries)))
    policy = f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    head = _head(first.wording.text(first.facts.links.program.header.title), policy, style, _STYLE_ID)
    run = (tag("script", Html(script)) for script in scripts)
    return _document(head, tag("body", bodies, map(library, libraries), run), first.language)


def bare(title: str, content: Content, style: str, language: str) -> str:
    """A page of the same look that runs nothing."""
    policy = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    return _document(_head(title, policy, style), tag("body", content), language)


def _document(head: Html, body: Html, language: str) -> str:
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _head(title: str, policy: str, style: str, style_id: str | None = None) -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Html(style), id=style_id),
    )


def _hash(content: str) -> str:
    """A source of a content security policy: the hash of a script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
