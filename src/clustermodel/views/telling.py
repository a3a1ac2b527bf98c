"""What a published programme says of its elements: names, references with their footing, numbers, sources."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Annotated, Element
from clustermodel.model.evidence import Source, SourceKind, Unit
from clustermodel.model.objectives import Aggregation
from clustermodel.model.period import Period
from clustermodel.model.quantity import Missing, Quantity
from clustermodel.model.ref import Basis, Ref
from clustermodel.model.series import Nature, Observation
from clustermodel.model.text import Localized
from clustermodel.views.alike import as_seen
from clustermodel.views.blocks import Inline, Piece, joined, line, marked, plain
from clustermodel.views.marks import OF_BASIS, OF_MISSING, Mark, is_added
from clustermodel.views.naming import COUNTED, designation, numbers, shortened, transcribed, whole_name
from clustermodel.views.rows import SEVERAL, of_one_kind, shortly
from clustermodel.views.wording import Wording

_LONGEST = 120
"""Signs of an element's text by which others refer to it."""
_ONE_OF_A_KIND = frozenset({"goal", "mission", "program"})
"""Kinds of which there is one element, so that its kind is name enough."""


class Teller:
    """Words for the elements of one programme in one language."""

    def __init__(
        self,
        links: Links,
        language: str,
        actuals: Actuals | None = None,
        *,
        outward: bool = False,
        as_of: date | None = None,
    ) -> None:
        """`actuals` are those that are told of (see `clustermodel.views.execution.known`).

        What goes `outward`, to be signed by people who do not know the file, has plain numbers instead of the file's ids,
        and does not say what its readers see for themselves. `as_of` is the day of the edition, if it says of when it is.
        """
        self.outward, self.as_of = outward, as_of
        self.doubts = True  # whether it is told where numbers of the text do not agree
        self.numbers = dict(numbers(links)) if outward else {}
        self.links = links
        self.actuals = actuals
        self.program = links.program
        self.wording = Wording(language)
        self.label = self.wording.label
        own = links.program.header.language
        self.translates = own.partition("-")[0] != language.partition("-")[0]
        """The reader's language is not that of the programme."""
        self.translated = bool(self.wording.translation(links.program.header.title, own))
        """The programme is put into that language, and not only the headings."""

    def field(self, holder: Annotated, name: str, said: str | Inline | None = None) -> Inline:
        """What a field says (its text, unless something else is `said` of it), marked if that is the compiler's reading."""
        content = line(self.wording.text(getattr(holder, name)) if said is None else said)
        return marked(content, Mark.JUDGED) if name.rstrip("_") in holder.judged else content

    def term(self, holder: Annotated, name: str) -> Inline:
        """A field that holds a word of a vocabulary, in the reader's language. That nothing is said needs no reading."""
        value = getattr(holder, name)
        if value is Aggregation.UNSPECIFIED:
            return line(self.label(str(value), type(value).__name__))
        word = self.wording.text(value) if isinstance(value, Localized) else str(value)
        return self.field(holder, name, self.label(word, type(value).__name__) if value else "")

    def texts(self, texts: Iterable[str], separator: str = "; ") -> Inline:
        """Several texts in one line."""
        return joined(separator, (line(self.wording.text(text)) for text in texts))

    def number(self, element: Element) -> Inline:
        """What stands before an element in a list, with the mark of its footing."""
        return line(Piece(self.designation(element), OF_BASIS[element.basis], strong=True, to=element.address))

    def called(self, element: Element) -> Inline:
        """An element by its own text, with the mark of its footing if it has no number to bear it."""
        mark, to = (None, "") if self.designation(element) else (OF_BASIS[element.basis], element.address)
        return line(Piece(self.own_words(element), Mark.JUDGED if is_added(element) else mark, to=to))

    def own_words(self, element: Element) -> str:
        """The text that an element consists in: its name, title, wording; for one that has none, what it is, or its id."""
        found = (getattr(element, name, None) for name in ("name", "title", "text", "response"))
        if isinstance(element, Source) and element.quote and not element.title:
            return self.wording.quoted(element.quote) if self.translates else element.quote
        if isinstance(element, Unit):
            return self.wording.unit(element.name)
        nameless = self.label(str(element.kind), "SourceKind") if isinstance(element, Source) else element.id
        return whole_name(self.links, element, self.wording.text(next(filter(None, found), nameless)), self.wording.text)

    def designation(self, element: Element) -> str:
        """What a text in the reader's language refers to it by (see `clustermodel.views.naming`)."""
        return self.numbers.get(element.address) or designation(element, translated=self.translates)

    def titled(self, element: Element) -> Inline:
        """Number and text; a plain number has a full stop, which is a part of it unless a sign stands between them."""
        number = self.number(element)
        if element.address not in self.numbers:
            return joined(" ", (number, self.called(element)))
        if number[0].mark:
            return joined(". ", (number, self.called(element)))
        return joined(" ", (line(attrs.evolve(number[0], text=f"{number[0].text}.")), self.called(element)))

    def name(self, element: Element) -> str:
        """What others refer to an element by: its designation, else its text, or the beginning of a long one."""
        if element.KIND in _ONE_OF_A_KIND:
            return self.label("Programme" if element.KIND == "program" else element.KIND.capitalize())
        if element.address in self.numbers:
            told = self.label(COUNTED[element.KIND]).replace(" ", "\u00a0")
            return told.format(number=self.numbers[element.address])
        return self.designation(element) or shortened(self.own_words(element), _LONGEST)

    def refs(self, holder: Any, name: str, separator: str = ", ") -> Inline:
        """The references of a field by name, each with the mark of its footing and its second readings."""
        return joined(separator, self._in_a_row(list(self.each(holder, name)), separator))

    def each(self, holder: Any, name: str, *, full: bool = False) -> Iterator[Inline]:
        """The same one by one; by number and whole text, too, if that is wanted."""
        found = as_seen(holder, name, self.targets(holder, name))
        return (self._ref(self._readable(ref, holder, name), element, full=full) for ref, element in found)

    def in_full(self, holder: Any, name: str, separator: str = "\n") -> Inline:
        """The references of a field by number and whole text, so that nobody has to look them up."""
        return joined(separator, self.each(holder, name, full=True))

    def targets(self, holder: Any, name: str) -> Iterator[tuple[Ref, Element | None]]:
        """The references of a field, with the elements they point at."""
        kinds = attrs.fields_dict(type(holder))[name].metadata["refers"].kinds
        value = getattr(holder, name)
        for ref in value if isinstance(value, tuple) else [value] if value else []:
            found = self.links.candidates(ref.id, kinds)
            yield ref, self.links.get(found[0]) if len(found) == 1 and ref.basis is not Basis.UNRESOLVED else None

    def _readable(self, ref: Ref, holder: Any, name: str) -> Ref:
        """A reference; readers of a translation know one that points at nothing by the letters of the others."""
        if ref.basis is not Basis.UNRESOLVED or not self.translates or ref.id.isascii():
            return ref
        kinds = attrs.fields_dict(type(holder))[name].metadata["refers"].kinds
        return attrs.evolve(ref, id=transcribed(self.links, ref.id, kinds))

    def _ref(self, ref: Ref, element: Element | None, *, full: bool = False) -> Inline:
        if element is None:
            return line(Piece(ref.id, Mark.UNRESOLVED))
        called, rest = self._whole(element) if full else (self.name(element), "")
        others = [self.name(other) if (other := self.links.get(f"{element.KIND}:{id}")) else id for id in ref.or_]
        seconds = f" ({self.label('or')} {', '.join(others)})" if others else None
        return line(Piece(called, OF_BASIS[ref.basis], to=element.address), rest, seconds)

    def _whole(self, element: Element) -> tuple[str, str]:
        """What an element is called, and the rest of its text if that is only a number."""
        if self.designation(element) and element.address not in self.numbers:
            return self.designation(element), f" {self.own_words(element)}"
        if element.KIND in _ONE_OF_A_KIND:
            return self.name(element), ""
        if isinstance(element, Source) and not (element.title or element.quote):
            return self.own_words(element), f", {plain(self.place(element))}"
        return self.own_words(element), ""

    def resting_on(self, element: Element, relation: str, separator: str = ", ") -> Inline:
        """The elements that one rests on by a relation, on whichever side that is written."""
        return self.footed({edge.target: edge.basis for edge in self.links.out(element.address, relation)}, separator)

    def footed(self, found: Mapping[str, Basis], separator: str = ", ") -> Inline:
        """Elements by name (address → footing), each with the mark of its footing.

        Those that go outward stand kind by kind: in «direction 1, 1.5» the latter would be taken for a direction.
        """
        kinds: dict[str, dict[Piece, None]] = {}
        for address, basis in found.items():
            element = self.links.elements[address]
            piece = Piece(self.name(element), OF_BASIS[basis], to=address)
            kinds.setdefault(element.KIND if self.outward else "", {})[piece] = None
        lead = {kind: self._before(kind, len(pieces)) if len(kinds) > 1 else "" for kind, pieces in kinds.items()}
        rows = {kind: self._in_a_row(list(map(line, pieces)), separator) for kind, pieces in kinds.items()}
        return joined("; ", (line(lead[kind], joined(separator, row)) for kind, row in rows.items()))

    def _in_a_row(self, found: list[Inline], separator: str) -> list[Inline]:
        """References one after the other: «indicators 2, 3» where each would be «indicator» and its number."""
        kind = of_one_kind(self.numbers, found) if separator == ", " else ""
        return shortly(self.numbers, found, self.label(SEVERAL[kind])) if kind else found

    def _before(self, kind: str, number: int) -> str:
        """What stands before mere numbers that follow other elements."""
        return self.label("actions" if number > 1 else "action", "numbered") + " " if kind == "action" else ""

    def unit(self, unit: str | None, after: Quantity | None = None) -> str:
        """A unit by its name, if it is declared; in the form that it has after a quantity."""
        declared = self.links.get(f"unit:{unit}")
        named = getattr(declared, "name", unit)
        bounds = [bound for bound in (after.low, after.high) if bound is not None] if after else []
        return self.wording.unit(named, bounds[-1] if bounds else None)

    def quantity(self, quantity: Quantity | None) -> Inline:
        """A quantity, or the sign for why it is missing."""
        if quantity is None:
            return ()
        return line(Piece(self.wording.quantity(quantity), OF_MISSING[quantity.missing] if quantity.missing else None))

    def measured(self, quantity: Quantity | None, unit: str | None) -> Inline:
        """A quantity with the name of its unit."""
        called = self.unit(unit, quantity)
        return line(self.quantity(quantity), self.wording.gap(called) if called else None, called) if quantity else ()

    def observation(self, one: Observation, unit: Inline | None = None) -> Inline:
        """A number, or the sign for why it is missing; then what is to be known of it.

        With a `unit`, which may be empty, the number stands for itself: the period is told, too. Outside the house a rank
        stands in the place of its number that is lost.
        """
        if self.outward and one.rank is not None and one.value.missing is Missing.LOST:
            return line(", ".join(self._details(one)))
        mark = OF_BASIS[one.basis] or (Mark.JUDGED if {"value", "period"} & set(one.judged) else None)
        number = self.quantity(one.value)
        period = self.time_of(one) if unit is not None else ""
        details = ", ".join((*([period] if period else ()), *self._details(one)))
        measure = line(self.wording.gap(plain(unit)), unit) if unit and one.value.known else None
        return line(marked(number, mark) if mark else number, measure, f" ({details})" if details else None)

    def time_of(self, one: Observation) -> str:
        """Of when a number is; empty if nobody says."""
        printed = "" if "period" in one.judged else one.printed.get("period")
        return self.dated(one.period if one.period.dated else None, printed)

    def dated(self, period: Period | None, printed: str | None) -> str:
        """A period as printed, if readers can be told that; else as it is read."""
        return self.as_printed(printed) or self.wording.period(period)

    def as_printed(self, printed: str | None) -> str:
        """What is printed, for readers of the programme's own language or of one that it is put into; else empty."""
        told = self.wording.text(printed)
        return "" if self.translates and told == str(printed) else told

    def _details(self, one: Observation) -> Iterator[str]:
        if one.as_ is not Nature.FACT:
            yield self.label(str(one.as_), "Nature")
        if one.rank is not None:
            yield self.label("rank {rank}").format(rank=one.rank).replace(" ", "\u00a0")
        if one.n is not None:
            yield f"n\u00a0=\u00a0{self.wording.number(Decimal(one.n))}"

    def quotations(self, *holders: Any, but: Inline = ()) -> Inline:
        """The words in which the text says it, each in quotation marks, except those that some line contains (`but`).

        The heading of a list says nothing.
        """
        sources = [one for holder in holders for _, one in self.targets(holder, "source")]
        found = (one.quote for one in sources if isinstance(one, Source) and one.quote and one.kind is not SourceKind.LIST)
        new = (quote for quote in dict.fromkeys(found) if quote.casefold() not in plain(but).casefold())
        return joined("; ", (line(self.wording.quoted(quote)) for quote in new))

    def places(self, *holders: Any) -> Inline:
        """Where statements stand in the document: sections, tables, charts; for a quotation, the part it is from."""
        sources = [one for holder in holders for one in self.targets(holder, "source")]
        found = (self.place(one) if isinstance(one, Source) else self._ref(ref, one) for ref, one in sources)
        return joined("; ", dict.fromkeys(found))

    def parts(self, *holders: Any) -> tuple[Source, ...]:
        """The same as sources."""
        found = (one for holder in holders for _, one in self.targets(holder, "source") if isinstance(one, Source))
        return tuple(dict.fromkeys(map(self.around, found)))

    def place(self, source: Source) -> Inline:
        """Number and title of a source, or of the nearest one around it that a reader finds by its title.

        If the document prints another number, so that a reader looks it up by that, it is told.
        """
        source = self.around(source)
        return line(" ".join(filter(None, (self.designation(source), self.misprint(source), self.own_words(source)))))

    def misprint(self, source: Source) -> str:
        """In brackets the number that the document prints before a source, if it is another one than that it is known by.

        What goes outward is the text itself, put right: nobody looks that number up.
        """
        number, printed = self.designation(source), source.printed.get("id", "")
        other = number and printed not in ("", number) and not self.outward
        return f"({self.label('as printed')}: {printed})" if other else ""

    def around(self, source: Source) -> Source:
        """A source, or the nearest one around it that a reader finds by its title."""
        seen: set[str] = set()
        while not _is_place(source) and source.address not in seen:
            seen.add(source.address)
            source = next((around for _, around in self.targets(source, "within") if isinstance(around, Source)), source)
        return source


def _is_place(source: Source) -> bool:
    """It is a part of the document that a reader finds by its title."""
    return source.kind not in (SourceKind.QUOTATION, SourceKind.NOTE) and bool(source.title)
