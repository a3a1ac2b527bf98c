"""Findings of one code, taken together: what they say in a sentence, of how many elements, and how much that weighs."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import attrs

from clustermodel.diagnostics import FAMILIES, Diagnostic, Severity
from clustermodel.views.naming import shortened
from clustermodel.views.report.edition import Edition
from clustermodel.views.report.markup import Html, tag, together

OF_THE_COPY = frozenset({"SR102", "TX105"})
"""What the text at hand has lost on its way, which is no fault of the programme."""
COPY = "found-copy"
"""The anchor of the section of those."""
_OF_THE_FORM = frozenset({"YM", "RF", "SR", "TX", "LN", "XL", "PL", "WV", "CF"})
"""Families that are about files and wordings rather than about what the programme sets out to do."""
_OF_THE_PLAN = frozenset({"TR", "SW", "KP", "GV", "RM", "AC"})
"""Families that are about what is to be done, by whom, and how one sees that it is."""
OF_ANOTHER = ("VC103", "VC107")
"""Codes of what seems to be of another cluster."""
AGAINST_ITSELF = (
    *OF_ANOTHER, "KP107", "SW108", "SW101", "RM103", "RM104", "ST102", "SW103", "KP106", "KP102", "KP114", "KP116",
    "KP103", "KP117", "ST101", "ST104", "PT103", "ST111", "VC105", "GV101", "GV102", "TR113", "LK106",
)  # fmt: skip
"""Codes of what cannot be true as it stands, by its weight: what is of another cluster, and what is contradicted."""

_OF_EVERY = frozenset({
    "GV107", "KP101", "RM101", "RM106", "RM107", "RM112", "SW104", "TR101", "TR102", "TR103", "TR104",
    "TR105", "TR106", "TR107", "TR108", "TR112",
})  # fmt: skip
"""Codes of checks that look at every element of the kind they are about; of others nobody knows here of how many."""
_NAMED = 70
"""Signs of the name of a single element."""


@attrs.frozen
class Group:
    """Findings of one code; there is at least one."""

    code: str
    found: tuple[Diagnostic, ...]

    @property
    def severity(self) -> Severity:
        """That of the gravest of them."""
        return min((one.severity for one in self.found), key=lambda one: one.rank)

    @property
    def alike(self) -> bool:
        """They all say the same, of one element each."""
        return len({(one.text(), one.advice(), one.severity) for one in self.found}) == 1 < len(self.found)

    @property
    def alone(self) -> bool:
        """It is a single one, of the programme as a whole: what it says is what there is to be said."""
        return self.found[0].subject.partition(":")[0] in {"", "program"} and len(self.found) == 1

    @property
    def touched(self) -> int:
        """Of how many elements it is found."""
        return len({one.subject.partition("/")[0] for one in self.found})

    @property
    def weight(self) -> tuple[bool, bool, bool, bool, int, int, str]:
        """What is to be read first comes first, by what it means for the programme.

        Errors; the substance; what is wrong with the programme as a whole or with its goal, be it only advice, since no
        single element shows that; the plan before what it is founded on; the grave; the many.
        """
        whole = any(one.subject.startswith(("program:", "goal:")) for one in self.found)
        family = self.found[0].family
        grave = self.severity is Severity.ERROR
        form, plan = family in _OF_THE_FORM, family in _OF_THE_PLAN
        return not grave, form, not whole, not plan, self.severity.rank, -self.touched, self.code


def grouped(found: Iterable[Diagnostic]) -> list[Group]:
    """The findings by code, in the order of the families and codes."""
    codes: dict[str, list[Diagnostic]] = {}
    for one in found:
        codes.setdefault(one.code, []).append(one)
    known = [*FAMILIES]
    groups = [Group(code, tuple(several)) for code, several in codes.items()]
    return sorted(groups, key=lambda one: (_rank(known, one.found[0].family), one.found[0].family, one.code))


def sections(ed: Edition, groups: Iterable[Group]) -> list[tuple[str, str, list[Group]]]:
    """Anchor, heading and groups of each section: a family of codes, and at the end what is no fault of the programme."""
    groups = list(groups)
    own = (one for one in groups if one.code not in OF_THE_COPY)
    found = [
        (f"found-{family}", ed.message(FAMILIES.get(family, family)), list(several))
        for family, several in groupby(own, key=lambda one: one.found[0].family)
    ]
    lost = [one for one in groups if one.code in OF_THE_COPY]
    return [*found, *([(COPY, ed.label("What the copy of the text has lost"), lost)] if lost else [])]


def _rank(known: list[str], family: str) -> int:
    return known.index(family) if family in known else len(known)


def meaning(ed: Edition, code: str) -> tuple[str, list[str], str | None]:
    """What a code finds, in a sentence; why that matters, in paragraphs; their language, if it is not the reader's."""
    language = ed.wording.language
    said = ed.facts.explain(code, language)
    foreign = "en" if language != "en" and said == ed.facts.explain(code, "en") else None
    if foreign or language == "en":
        said = _GUILLEMETS.sub("“\\1”", said)
    head, _, rest = said.partition("\n")
    return head.strip(), [part for part in rest.strip().split("\n\n") if part], foreign


def headline(ed: Edition, group: Group) -> Html:
    """What the findings of a group say, in a sentence without its full stop; of the programme as a whole, what is wrong."""
    head, _, foreign = meaning(ed, group.code)
    if group.alone or not head:
        return tag("span", ed.told(sentence(group.found[0].text(ed.wording.language)).rstrip(".")))
    return tag("span", _coded(head.rstrip(".")), lang=foreign)


_GUILLEMETS = re.compile(r"«([^«»]*)»")
_IN_BRACKETS = re.compile(r"(\s*\((?:[^()]*`[^`]*`[^()]*|[^()]*[«“][a-z_-]+[»”][^()]*|[A-Z]{2}\d{3})\))")
_SENTENCES = re.compile(r"(?<=[.?!])(?=\s)")


def prose(said: str, tell: Callable[[str], Html | str] = str) -> Iterator[Html | str]:
    """A text as it is to be told; what only those understand who know the file is set apart.

    That speaks of words of files, between backticks or as «words» in brackets: such brackets, else the sentence.
    """
    for index, part in enumerate(_IN_BRACKETS.split(said)):
        for sentence in [part] if index % 2 else _SENTENCES.split(part):
            inward = index % 2 or "`" in sentence
            yield tag("span", _coded(sentence, tell), class_="inward") if inward else tell(sentence)


def _coded(said: str, tell: Callable[[str], Html | str] = str) -> Iterator[Html | str]:
    """A text in which what stands between backticks is written in the language of files."""
    return (tag("code", part) if index % 2 else tell(part) for index, part in enumerate(said.split("`")))


def number(ed: Edition, group: Group) -> str:
    """How many elements it is about: `27 of 29` where the check looks at all of a kind, which has more.

    A single one is named. Where some of the kind are left alone, «of 29» would count those in: it is the number alone.
    """
    subjects = {one.subject.partition("/")[0] for one in group.found}
    kinds = {one.partition(":")[0] for one in subjects}
    all_ = len(ed.facts.links.of_kind(kinds.pop())) if len(kinds) == 1 and group.code in _OF_EVERY else 0
    if len(group.found) == 1:
        element = ed.facts.links.get(subjects.pop())
        return shortened(ed.name(element), _NAMED) if element and element.KIND != "program" else ""
    if len(subjects) < len(group.found) or len(subjects) >= all_:
        return str(len(group.found))
    return ed.label("{n} of {all}").format(n=len(subjects), all=all_)


def in_words(ed: Edition, group: Group) -> str:
    """The same behind a sentence, where a bare number would be read as that of an action."""
    told = number(ed, group)
    return ed.label("{n} in all").format(n=told) if told.isdecimal() else told


def finding(ed: Edition, one: Diagnostic) -> Html:
    """A single finding: the element that it is about, and what is wrong with it."""
    element = ed.facts.links.get(one.subject.partition("/")[0])
    if element is None or element.KIND == "program":
        return ed.told(sentence(one.text(ed.wording.language)))
    name = ed.name(element)
    said = _ended(once(ed, one))
    return together([tag("a", name[:1].upper() + name[1:], href=ed.link(element.address)), ": ", ed.told(said)])


def once(ed: Edition, one: Diagnostic) -> str:
    """What a finding says, for where it stands below the name of its element, or behind it: that is not said again."""
    said = one.text(ed.wording.language)
    element = ed.facts.links.get(one.subject.partition("/")[0])
    if element is None:
        return said
    fields = (getattr(element, field, None) for field in ("code", "id", "name", "title", "text"))
    own = {one.rstrip(".") for one in (ed.name(element), ed.tell.own_words(element), *(str(one) for one in fields if one))}
    end = max((one for one in own if said.rstrip(".").endswith(f" {one}")), key=len, default="")
    return said.rstrip(".").removesuffix(end).rstrip(" :") if end else said


def sentence(said: str) -> str:
    """A message as a sentence, with its capital letter and its full stop."""
    return _ended(said[:1].upper() + said[1:])


def _ended(said: str) -> str:
    return said if said.endswith((".", "?", "!", "…")) else f"{said}."
