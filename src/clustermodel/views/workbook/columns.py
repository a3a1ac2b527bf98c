"""The columns that editable sheets are made of."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

import attrs

from clustermodel.links.index import Links
from clustermodel.model.actuals import Actuals
from clustermodel.model.element import Element
from clustermodel.model.period import Period, in_order, parse_period
from clustermodel.model.roadmap import Action
from clustermodel.model.statistics import Statistic
from clustermodel.model.text import Text
from clustermodel.views.blocks import Inline, line
from clustermodel.views.execution import MANY, Known, known, reports
from clustermodel.views.telling import Teller
from clustermodel.views.workbook.counting import following
from clustermodel.views.workbook.filling import is_of_the_text, is_open, named, said_in
from clustermodel.views.workbook.footing import footing
from clustermodel.views.workbook.layout import Cell, Head
from clustermodel.views.workbook.notes import AS_OF_LATER, IDS, LEFT_OUT, NEW_ID, NUMBER, OF_MONEY, OF_TIMES
from clustermodel.views.workbook.slots import GROWING, File, Slot, ambiguous, current, held

WIDE = 60
_LIKE_A_CELL = re.compile("([A-Z]{1,3}[0-9]+): ")
_NARROWEST, _WIDEST = 8, 20
"""Letters of a column of numbers: its heading has a button beside it."""


class Columns:
    """Columns about the elements of one kind."""

    def __init__(self, links: Links, actuals: Actuals | None, language: str, kind: str, as_of: date) -> None:
        self.tell = Teller(links, language)
        self.label = self.tell.label
        self.links, self.actuals, self.kind, self.as_of = links, actuals, kind, as_of
        self.known = known(links.program, actuals, as_of)
        """The actuals, as far as they could be known on the day of the workbook."""

    def id(self, width: int = 7) -> Head[Any]:
        """What the rows are known by."""
        new, known = self._new("id"), (one.id for one in self.links.of_kind(self.kind))
        note = self.label(NEW_ID).format(id=following(self.kind, known)) if new else ""
        return Head("ID", lambda one: Cell(one.id), width, new, note)

    def official(self, title: str, field: str, width: int) -> Head[Any]:
        """Official text: locked, except in new rows. The remarks of the compiler are its note."""

        def cell(one: Element) -> Cell:
            return locked(self.tell.field(one, field), "\n".join(self._uncoded(note) for note in one.notes))

        return Head(self.label(title), self._open_if_added(field, cell), width, self._new(field))

    def _uncoded(self, note: Text) -> str:
        """A remark without the code of a finding before it, C31 for example, which in a workbook would be a cell."""
        text = self.tell.wording.text(note)
        code = _LIKE_A_CELL.match(text)
        return text[code.end() :] if code and not self.links.candidates(code[1], GROWING) else text

    def said(self, title: str, said: Callable[[Any], Inline], width: int, new: str = "", note: str = "") -> Head[Any]:
        """What the programme says, locked; `new` is the field that it is in a new row."""
        slot = self._new(new) if new else None
        return Head(self.label(title), lambda one: locked(said(one)), width, slot, self._say(note))

    def added(self, title: str, field: str, width: int, said: Callable[[Any], Inline], note: str = "") -> Head[Any]:
        """What the programme says of a field, locked except in new rows, and of what was added by such a row."""
        cell = self._open_if_added(field, lambda one: locked(said(one)))
        return Head(self.label(title), cell, width, self._new(field), self._say(note))

    def refs(self, title: str, field: str, width: int) -> Head[Any]:
        """References, locked; ids in new rows."""
        return self.added(title, field, width, lambda one: self.tell.refs(one, field), IDS)

    def _open_if_added(self, field: str, said: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
        """The cells of a field, open for elements that are not of the text: who added one can correct what he wrote."""

        def cell(one: Element) -> Cell:
            known = said(one)
            if not is_open(self.tell, one) or self.kind not in GROWING:
                return known
            return attrs.evolve(found := self._named(one, one, field), note=found.note or known.note)

        return cell

    def editable(self, title: str, field: str, width: int, note: str = "", *, counted: bool = False) -> Head[Any]:
        """A field that may be edited."""

        def cell(one: Element) -> Cell:
            return self.slot("programme", one, field)

        return Head(self.label(title), cell, width, self._new(field), self._say(note), _each if counted else None)

    def fillable(self, title: str, field: str, width: int, note: str = "", *, counted: bool = True) -> Head[Any]:
        """What may be filled in where the text says nothing of it; what the text says is locked, except in new rows."""
        cell, new = partial(self._fillable, field=field), self._new(field.rstrip("_"))
        return Head(self.label(title), cell, width, new, self._say(note), _each if counted else None)

    def of_times(self) -> Head[Any]:
        """Of which times the expected number is: of actions that recur."""

        def cell(one: Action) -> Cell:
            counted = one.result and one.result.counted
            return self.slot("programme", one, "result/counted") if one.every or counted else Cell()

        def asked(one: Action) -> bool:
            return bool(one.every and one.result and one.result.value)

        return Head(self.label("The number is"), cell, 16, self._new("result/counted"), self._say(OF_TIMES), asked)

    def unit_of_money(self) -> Head[Any]:
        """The unit of all sums: what the programme says of it, else it is asked for beside any of the sources."""
        title, unit = "Unit of all sums", self.tell.program.funding.unit
        known = line(self.tell.unit(unit))
        return self.said(title, lambda _: known, 18) if unit else self.editable(title, "unit", 18, OF_MONEY)

    def _fillable(self, one: Any, field: str) -> Cell:
        *around, name = field.split("/")
        holder = getattr(one, around[0]) if around else one
        said = said_in(self.tell, holder, name)
        if said and is_of_the_text(self.tell, holder, name):
            return locked(said)
        return self._named(one, holder, field)

    def _named(self, one: Any, holder: Any, field: str) -> Cell:
        """An open cell; elements that it refers to stand in it by what they are called."""
        cell = self.slot("programme", one, field.rstrip("_"))
        refers = cell.slot and cell.slot.form.kinds
        return attrs.evolve(cell, shown=named(self.tell, holder, field.rpartition("/")[2])) if refers else cell

    def budgets(self, found: Iterable[Action]) -> Iterator[Head[Action]]:
        """A column for each source of money and each year of the horizon, and each other period that has a sum."""
        funding, actions = self.tell.program.funding, [*found]
        for source in funding.sources:
            sums = [one for action in actions for one in action.budget.get(source.id, ())]
            for period in self._periods(one.period for one in sums):
                called = (self.tell.own_words(source), self.tell.wording.period(period), self.tell.unit(funding.unit))
                cell = partial(self._budget, source=source.id, period=period)
                yield Head(", ".join(filter(None, called)), cell, 16, note=self._say(NUMBER))

    def _budget(self, one: Action, source: str, period: Period) -> Cell:
        several = self._several(one.budget.get(source, ()), period)
        return several or self.slot("programme", one, f"budget/{source}/{period}")

    def reported(self, title: str, field: str, width: int, note: str = "", **options: Any) -> Head[Any]:
        """What is reported of an occurrence, which has an element and a period."""

        def cell(one: Any) -> Cell:
            return self.slot("actuals", one.element, f"{one.period}/{field}")

        return Head(title, cell, width, Slot("actuals", "action:", f"@/{field}"), self._say(note), **options)

    def baseline(self, title: str, field: str, note: str) -> Head[Any]:
        """A part of the baseline."""

        def cell(one: Any) -> Cell:
            return self.slot("programme", one, f"baseline/{field}")

        return Head(self.label(title), cell, 12, self._new(f"baseline/{field}"), self._say(note))

    def planned_and_actual(self, found: Collection[Any]) -> list[Head[Any]]:
        """The targets and what is reported, those of one period beside each other."""
        plans, actuals = dict(self._targets(found)), dict(self._actuals(found))
        pairs = ((plans.get(period), actuals.get(period)) for period in in_order({**plans, **actuals}))
        return [head for pair in pairs for head in pair if head]

    def _targets(self, found: Iterable[Any]) -> Iterator[tuple[Period, Head[Any]]]:
        """One column for each period that has a target, and for each year of the horizon."""
        for period in self._periods(one.period for element in found for one in element.targets):
            title = f"{self.label('Plan')} {self.tell.wording.period(period)}"
            new = self._new(f"targets/{period}")
            yield period, Head(title, partial(self._target, period=period), 10, new, self._say(NUMBER))

    def actual(self, found: Collection[Element]) -> Iterator[Head[Any]]:
        """The columns of what is reported."""
        return (head for _, head in self._actuals(found))

    def _is_later(self, found: Iterable[Element], period: Period) -> bool:
        """What is reported for a period is so only as of a later day than that of the workbook."""
        told = ((self._reports(one), reports(self.known, self.kind, one.id)) for one in found)
        return any(each.period == period and each not in own for whole, own in told for each in whole)

    def left_out(self, found: Iterable[Element]) -> str:
        """What is to be known of what is reported only as of a later day; empty if nothing is."""
        later = self.known.left_out if isinstance(self.known, Known) else ()
        return self.label(LEFT_OUT).format(day=self.day) if any(one.address in later for one in found) else ""

    @property
    def day(self) -> str:
        """The day of the workbook, in words."""
        return self.tell.wording.period(parse_period(self.as_of.isoformat()))

    def _actuals(self, found: Collection[Element]) -> Iterator[tuple[Period, Head[Any]]]:
        """One column for each period that is reported, each year of the horizon, and those from then on if it is over."""
        reported = [one.period for element in found for one in self._reports(element)]
        for period in self._periods([*reported, *self._after_the_horizon()]):
            group = self.label("Actual")
            title = f"{group} {self.tell.wording.period(period)}"
            title = f"{title}, {self.label(AS_OF_LATER)}" if self._is_later(found, period) else title
            new, note = self._new(f"{period}/value", "actuals"), self._say(NUMBER)
            asked = partial(self._is_asked, period=period)
            yield period, Head(title, partial(self._actual, period=period), 13, new, note, asked, group)

    def observed(self, found: Iterable[Statistic]) -> Iterator[Head[Statistic]]:
        """The numbers of the analysis, a column for each period, locked; as wide as no word needs to be broken."""
        statistics = [*found]
        for period in in_order(one.period for statistic in statistics for one in statistic.values):
            title = self.tell.wording.period(period)
            said = [title, *(self._said(one, period) for one in statistics)]
            longest = max(len(word) for text in said for word in text.split(" "))
            yield Head(title, partial(self._observed, period=period), min(max(longest + 2, _NARROWEST), _WIDEST))

    def slot(self, file: File, one: Element, field: str) -> Cell:
        """A cell that may be edited, with the signs of what stands in it."""
        slot = Slot(file, one.address, field)
        text, value = current(self.links, self.actuals, slot), held(self.links, self.actuals, slot)
        marks = footing(one, field) if file == "programme" and Cell(text).says else frozenset()
        if slot.parts[-1] == "unit":
            called = self.tell.unit(value)
            return Cell(text, slot, shown=called if called != text else "", marks=marks)
        return Cell(text, slot, note=self._translated(value), marks=marks)

    def _translated(self, value: Any) -> str:
        """Texts in the language of the workbook, if the file, and so the cell, words them in another one."""
        texts = [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)]
        said = [self.tell.wording.text(one) for one in texts]
        return "\n".join(said) if said != [str(one) for one in texts] else ""

    def _new(self, field: str, file: File = "programme") -> Slot | None:
        """What a column is of a new row; None for kinds that take none."""
        return Slot(file, f"{self.kind}:", field) if self.kind in GROWING else None

    def _say(self, note: str) -> str:
        return self.label(note) if note else ""

    def _reports(self, one: Element) -> tuple[Any, ...]:
        return reports(self.actuals, self.kind, one.id)

    def _periods(self, found: Iterable[Period]) -> list[Period]:
        horizon = self.tell.program.header.horizon
        years = islice(horizon.years, MANY) if horizon else ()
        return in_order([*found, *(parse_period(f"{year:04d}") for year in years)])

    def _after_the_horizon(self) -> Iterator[Period]:
        """The years to the current one, if the horizon is over: programmes are reported on after their end."""
        horizon = self.tell.program.header.horizon
        if horizon and horizon.last and horizon.last < self.as_of:
            years = range(horizon.last.year + 1, self.as_of.year + 1)
            yield from (parse_period(f"{year:04d}") for year in years[-MANY:])

    def _target(self, one: Any, period: Period) -> Cell:
        return self._several(one.targets, period) or self.slot("programme", one, f"targets/{period}")

    def _actual(self, one: Element, period: Period) -> Cell:
        cell = self._several(self._reports(one), period) or self.slot("actuals", one, f"{period}/value")
        said = (text for each in self._reports(one) if each.period == period for text in (each.source, *each.notes))
        return attrs.evolve(cell, note="\n".join(self.tell.wording.text(text) for text in said if text))

    def _is_asked(self, one: Any, period: Period) -> bool:
        """Somebody is to report an indicator for a period: it is over, and a target is set."""
        over = period.last is not None and period.last < self.as_of
        return over and any(each.period == period and each.value.known for each in getattr(one, "targets", ()))

    def _several(self, series: tuple[Any, ...], period: Period) -> Cell | None:
        """A locked cell for a period that has several values: nobody could say which of them is edited."""
        values = [self.tell.wording.quantity(one.value) for one in series if one.period == period]
        return Cell("; ".join(values)) if ambiguous(series, period) else None

    def _said(self, one: Statistic, period: Period) -> str:
        return "; ".join(locked(self.tell.observation(each)).text for each in one.values if each.period == period)

    def _observed(self, one: Statistic, period: Period) -> Cell:
        found, said = [each for each in one.values if each.period == period], self._said(one, period)
        value = found[0].value if len(found) == 1 else None
        mere = value is not None and value.exact and said == self.tell.wording.quantity(value)
        signed = frozenset(mark for each in found for mark in locked(self.tell.observation(each)).marks)
        return Cell(str(value), number=True) if mere else Cell(said, marks=signed)


def _each(_: Any) -> bool:
    return True


def locked(content: Inline, note: str = "") -> Cell:
    """A cell with a line of text and its signs."""
    marks = frozenset(piece.mark for piece in content if piece.mark)
    return Cell("".join(piece.text + (piece.mark.sign if piece.mark else "") for piece in content), note=note, marks=marks)
