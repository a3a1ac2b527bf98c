"""The foot of the page: what its signs and numbers mean, what it is made from, and whose work is in it."""

from collections.abc import Iterator, Sequence

from clustermodel.views.labels import KINDS
from clustermodel.views.marks import Mark
from clustermodel.views.naming import coined
from clustermodel.views.report.assets import Bundled
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag, together

_FOOT = "Made by clustermodel from the programme's file."
_COINED = "Numbers that are given in the programme's file, and need not stand in its text: {numbers}."


def foot(ed: Edition, bundled: Sequence[Bundled]) -> Html:
    """The same below each part; of the signs, a script hides those that are not there."""
    made = tag("p", together(list(_made(ed))))
    return tag("footer", _signs(ed), _numbers(ed), made, (_notice(ed, one) for one in bundled))


def _numbers(ed: Edition) -> Html | None:
    """Which numbers nobody can look for in the document."""
    found = ((ed.label(KINDS[kind]), dict.fromkeys((first, last))) for kind, first, last in coined(ed.facts.links))
    said = [f"{kind if kind[:2].isupper() else kind[:1].lower() + kind[1:]} {'–'.join(ends)}" for kind, ends in found]
    return tag("p", ed.label(_COINED).format(numbers=", ".join(said))) if said else None


def _made(ed: Edition) -> Iterator[Html | str]:
    """From what the page was made, and against what the words that it quotes can be checked."""
    yield ed.label(_FOOT)
    texts = [one for one in ed.facts.links.program.sources if one.file]
    if texts:
        names = "; ".join(map(ed.tell.name, texts))
        yield " " + ed.label("Quotations are checked against a text copy of the document: {names}.").format(names=names)
        yield " " + ed.label("What that copy has lost is marked as such.")


def _signs(ed: Edition) -> Html:
    """What the signs mean that stand behind words and in the place of numbers."""
    meanings = ((tag("dt", mark.sign), " ", tag("dd", ed.label(mark.meaning))) for mark in Mark)
    return tag("details", tag("summary", ed.label("Signs")), tag("dl", meanings), open=True)


def _notice(ed: Edition, one: Bundled) -> Html:
    """The licence of what is in the page, which asks to be there too."""
    title = tag("summary", ed.label("Licence"), f": {one.name} {one.version}")
    return tag("details", title, tag("pre", one.notice, lang="en"))
