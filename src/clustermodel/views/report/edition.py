"""What the report says in one language: words, links and the facts it is made from."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from urllib.parse import quote

import attrs

from clustermodel.diagnostics import Diagnostic
from clustermodel.links.index import Links
from clustermodel.messages import render, translation
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.evidence import Source
from clustermodel.model.neighbours import Link
from clustermodel.model.period import parse_period
from clustermodel.views.blocks import Block, Inline, Piece, plain
from clustermodel.views.execution import Occurred, State, execution
from clustermodel.views.marks import OF_BASIS, Mark
from clustermodel.views.naming import shortened
from clustermodel.views.printable import printable
from clustermodel.views.report.markup import Html, tag, together
from clustermodel.views.telling import Teller
from clustermodel.views.web import Writer, sign_of

_LONGEST = 160
_QUOTED = 60
"""Signs of a quotation that a sentence names."""
_ADDRESS = re.compile(r"\b([A-Za-z][a-z]*:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)")
"""An address; one at the beginning of a sentence has a capital letter, as the name in its place will."""


@attrs.frozen(kw_only=True, slots=False)
class Facts:
    """What is told, whatever the language."""

    links: Links
    as_of: date
    actuals: Actuals | None = None
    """Those of this programme, as far as they could be known on the day."""
    later: date | None = None
    """The day up to which they tell, if that is after the day: what ends later than the day is left out."""
    findings: tuple[Diagnostic, ...] | None = ()
    """None: they are not to be shown."""
    explain: Callable[[str, str], str] = lambda _code, _language: ""
    """Code of a finding and language → what it means."""

    @property
    def inward(self) -> bool:
        """The report is for those who answer for the programme; others get no findings, and nothing that is like one."""
        return self.findings is not None

    @cached_property
    def execution(self) -> tuple[Occurred, ...]:
        """Each occurrence of each action, and how it stands."""
        return tuple(execution(self.links.program, self.actuals, self.as_of))

    @cached_property
    def whole(self) -> Mapping[str, Element]:
        """Address → an indicator of the analysis with what a row has from its table."""
        return {one.address: one for one in self.links.program.indicators()}

    @cached_property
    def about(self) -> Mapping[str, list[Diagnostic]]:
        """Address → what is found in the element."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.findings or ():
            found.setdefault(one.subject.partition("/")[0], []).append(one)
        return found

    @cached_property
    def file(self) -> str:
        """The file in which most is found."""
        paths = Counter(one.span.path for one in self.findings or () if one.span)
        return max(paths, key=paths.__getitem__, default="")

    @cached_property
    def beside(self) -> Mapping[str, list[Diagnostic]]:
        """Address → what is found in another element that has to do with this one."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.findings or ():
            subject = one.subject.partition("/")[0]
            for other in dict.fromkeys(other.subject.partition("/")[0] for other in one.related):
                if other not in ("", subject):
                    found.setdefault(other, []).append(one)
        return found


def put_right(element: Element) -> str:
    """What is printed as the wording of an element of the chain, if it has been corrected; others are named, not quoted."""
    if element.KIND not in _VERBATIM:
        return ""
    return next((printed for field, printed in element.printed.items() if field in _WORDINGS - {*element.judged}), "")


_VERBATIM = frozenset({"goal", "mission", "objective", "kpi", "factor", "pairing", "direction", "action", "function"})
_WORDINGS = frozenset({"name", "title", "text", "response"})


class Edition:
    """The report in one language."""

    def __init__(self, facts: Facts, language: str, *, first: bool) -> None:
        """The `first` edition is the one that is shown; anchors of the others begin with their language."""
        self.facts, self.language, self.first = facts, language, first
        self.tell = Teller(facts.links, language, facts.actuals, as_of=facts.as_of)
        self.wording, self.label = self.tell.wording, self.tell.label
        self.prefix = "" if first else f"{language}/"
        self._links: dict[str, str] = {}
        self._names: dict[str, tuple[str, str]] = {}
        self._writer = Writer(self.link, level=4, sign=self._sign)

    def anchor(self, name: str) -> str:
        """The id of a section, or of the element at an address."""
        return printable(self.prefix + name)

    def link(self, name: str) -> str:
        """The link to it."""
        if name not in self._links:
            self._links[name] = "#" + quote(self.anchor(name), safe=":/.-_~")
        return self._links[name]

    def inline(self, content: Inline) -> Html:
        """A line of text, with links to the elements it names."""
        return Html(self._writer.inline(content))

    def _sign(self, piece: Piece) -> str:
        """The sign behind a piece; where it is the beginning of a wording that has been corrected, it says so."""
        element = self.facts.links.get(piece.to) if piece.to and not piece.mark else None
        if element is None or not put_right(element):
            return sign_of(piece)
        heads = piece.strong or piece.text == self.tell.own_words(element)  # others merely refer to it
        return Mark.CORRECTED.sign if heads else ""

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """Paragraphs, lists and tables."""
        return Html("".join(map(self._writer.block, blocks)))

    def caption(self, element: Element, longest: int = _LONGEST) -> str:
        """Number and wording of an element, as far as there is room."""
        return shortened(" ".join(filter(None, self._called(element))), longest)

    def named(self, element: Element, longest: int = _LONGEST) -> Html:
        """An element with a link: its number if it has one, else its wording; with the mark of its footing."""
        number, words = self._called(element)
        link = tag("a", number or shortened(words, longest), href=self.link(element.address))
        mark = OF_BASIS[element.basis] or (Mark.CORRECTED if put_right(element) else None)
        sign = tag("sup", mark.sign) if mark else None
        return together([link, sign, " ", shortened(words, longest)] if number and words else [link, sign])

    def name(self, element: Element) -> str:
        """What a sentence calls an element by: its number, else its wording, which no other of its kind has."""
        number, words = self._called(element)
        if isinstance(element, Source) and element.quote and not number and not element.title:
            if self.tell.translates:  # the reader may not know the language of the quotation
                return plain(self.tell.place(element))
            return self.wording.quoted(shortened(element.quote, _QUOTED))
        alone = element.KIND in {"goal", "mission", "program"}
        return self.tell.name(element) if number or alone else shortened(words, _LONGEST)

    def _called(self, element: Element) -> tuple[str, str]:
        """Number and wording, which a page says again and again."""
        address = element.address
        if address not in self._names:
            self._names[address] = self._name_of(element)
        return self._names[address]

    def _name_of(self, element: Element) -> tuple[str, str]:
        """Number and wording; one that has no wording is not called by its id twice."""
        number, words = self.tell.designation(element), self.tell.own_words(element)
        if isinstance(element, Link) and words == number:
            return number, self._tie(element)
        if isinstance(element, Source) and self.tell.misprint(element):
            words = f"{self.tell.misprint(element)} {words}"
        more = "" if number else ", ".join(self._around(element, words))
        return number, "" if words == number else f"{words} ({more})" if more else words

    def _tie(self, link: Link) -> str:
        """What a link between clusters is, and whom it ties."""
        said = (self.tell.refs(link, "of"), self.tell.refs(link, "with_"), self.tell.term(link, "kind"))
        *ends, kind = ("".join(piece.text for piece in one) for one in said)
        return ": ".join(filter(None, (kind, " – ".join(filter(None, ends)))))

    def _around(self, element: Element, words: str) -> Iterator[str]:
        """What tells an element from others of its kind and wording: what it is about, or a part of."""
        if isinstance(element, Source):
            around = self.tell.around(element)
            if not element.title and not element.quote and around is not element:
                yield self.tell.name(around)
        elif (element.KIND, words) in self._shared:
            for field in ("within", "about"):
                if field in attrs.fields_dict(type(element)):
                    found = [one for _, one in self.tell.targets(element, field) if one]
                    yield from (self._apart(one) for one in found)

    def _apart(self, element: Element) -> str:
        """What something else is told apart by, in turn with what that is a part of."""
        words = self.tell.own_words(element)
        around = [one for _, one in self.tell.targets(element, "within") if one] if hasattr(element, "within") else []
        shared = around and (element.KIND, words) in self._shared
        return ", ".join([words, *(self.tell.own_words(one) for one in around)] if shared else [words])

    @cached_property
    def _shared(self) -> frozenset[tuple[str, str]]:
        """Kinds and wordings that several elements have."""
        counts = Counter((one.KIND, self.tell.own_words(one)) for one in self.facts.links.elements.values())
        return frozenset(one for one, number in counts.items() if number > 1)

    def told(self, message: str) -> Html:
        """A message, in which elements are called by their names, and linked to, wherever it gives their addresses."""
        parts = _ADDRESS.split(message)
        return together([self._spoken_of(part) if index % 2 else part for index, part in enumerate(parts)])

    def _spoken_of(self, address: str) -> Html | str:
        element = self.facts.links.get(address) or self.facts.links.get(address[:1].lower() + address[1:])
        if element is None:
            return address
        name = self.name(element)
        if name.startswith("The ") and self.wording.language == "en":
            name = "the " + name.removeprefix("The ")
        return tag("a", name[:1].upper() + name[1:] if address[:1].isupper() else name, href=self.link(element.address))

    def state(self, state: State) -> str:
        """How something stands; where there is no report at all, that nothing is known of what became of it."""
        silent = state is State.UNTOLD and self.facts.actuals is None
        return self.label("not known, no report" if silent else str(state), "State")

    def count(self, one: str, many: str, number: int) -> str:
        """A number with the noun it counts, from templates with `{n}`."""
        return render(one, {"n": number}, plural=many, language=self.wording.language)

    def message(self, template: str) -> str:
        """A message without values, in the reader's language."""
        return translation(self.wording.language).gettext(template) if template else ""

    def day(self, day: date) -> str:
        """A date in words."""
        return self.wording.period(parse_period(day.isoformat()))
