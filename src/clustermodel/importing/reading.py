"""Reads a cell of a workbook as people fill it in."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from clustermodel.importing import dating, expected, guessing, measures, rules, words
from clustermodel.importing.naming import Names
from clustermodel.importing.values import NoDay, is_error, is_narrow, is_of_our_time, sane, told
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word, render
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import Form, levelled
from clustermodel.views.workbook.slots import Slot
from clustermodel.views.workbook.texts import unescaped

_DAY = re.compile("[0-9]{4}-([0-9]{2})-([0-9]{2})", re.ASCII)
_MADE_A_DAY = (
    "the spreadsheet program has made a day of a number: give the cell the format of numbers, and write {number} anew"
)
_YEARLESS = Word(
    "write the year, too: Q4 2026, December 2026; how often it recurs may stand behind it: December 2026, annually"
)
_LANGUAGES = ("en", "ru")
_PARTED = re.compile(r"(.*[0-9])\s*((?:[^\W\d_]|%)[^\d]{0,29})")
_NAMES = ("name", "title", "unit", "kind")
"""Texts of new rows, which are often pasted with spaces around them."""
_EPOCH, _SERIAL = date(1899, 12, 30), re.compile("[3-7][0-9]{4}", re.ASCII)


def read_cell(slot: Slot, value: object, names: Names, units: Sequence[str]) -> tuple[str, bool]:
    """What a cell says, as the YAML file holds it, and whether that is worded otherwise than the file words it.

    `units` are the ways of writing the unit of the field: it may stand beside the number. Raises ValueError where something
    else could be meant.
    """
    text = unescaped(value) if isinstance(value, str) else value
    form, said = slot.form, forms.written(text).strip()
    if slot.kind == "action" and slot.parts[-1] == "unit":
        return form.read(names.word(slot, said) or said), False
    if slot.field in _NAMES:
        return form.read(names.word(slot, said) or names.unit_like(slot, said) or said), bool(names.unit_like(slot, said))
    named = names.ids(form.kinds, said) if form.kinds else ""
    if named:
        return form.read(named), re.findall(r"[^,;\s]+", named) != re.findall(r"[^,;\s]+", said)
    try:
        return sane(form.name, forms.read(form, text)), False
    except ValueError:
        found = sane(form.name, _understood(slot, said, units))
        return found, not forms.shows(form, found, said)


def _understood(slot: Slot, text: str, units: Sequence[str]) -> str:
    form = slot.form
    if form.name == "quantity":
        return number_in(text, units, is_reported=slot.file == "actuals")
    folded = levelled(text)
    if form.name == "period":
        return _serial(folded) or (dating.end if slot.field == "until" else dating.period)(folded)
    bare = folded.rstrip(".!")
    if form.name == "Every":
        bare = next((bare.removeprefix(one) for one in words.ONCE if bare.startswith(one)), bare)
    known = (term for term, said in words.TERMS.get(form.name, {}).items() if bare in said)
    return next(known, "") or form.read(bare)


def number_in(text: str, units: Sequence[str], *, is_reported: bool) -> str:
    """A number in the unit of its field, as YAML holds it; beside it that unit may stand, or one that can be converted.

    Raises ValueError for another unit, and for what is no number.
    """
    number, beside = measures.split(text)
    factor = measures.factor(beside, units) if beside else Decimal(1)
    if factor is None or (beside and not measures.measure(beside).base):
        number, factor = text, Decimal(1)
    return measures.times((guessing.reported if is_reported else guessing.number)(number), factor)


def parted(text: str) -> tuple[str, str]:
    """A number and the unit beside it, whatever that is; both empty for a text that is something else."""
    found = _PARTED.fullmatch(text.strip())
    try:
        return (guessing.certain_number(found[1]), found[2]) if found else ("", "")
    except ValueError:
        return "", ""


def tell_valueless(value: object, tell: Callable[..., None], place: str) -> None:
    """Tell of a cell that has no value what is wrong with it, whatever it is to hold."""
    found = forms.written(value).strip()
    if isinstance(value, NoDay):
        name, help = expected.NO_DAY
        tell(rules.BAD_CELL, place, found=found, form=name, help=help)
    elif is_narrow(value):
        name, help = expected.TOO_NARROW
        tell(rules.BAD_CELL, place, found=found, form=name, help=help)
    else:
        tell(rules.UNCOMPUTED, place, rules.MISCOMPUTED if is_error(found) else None, found=found)


def is_so(form: Form, text: str, found: str, meaning: object, units: Sequence[str] = ()) -> bool:
    """A text says, in any language, just what it is read as, so that there is nothing to tell: «около 145», «2025 г.».

    Behind a number there may be one of the ways of writing its unit.
    """
    try:
        bare = form.name == "period" and dating.bare(text.strip()) == found
    except ValueError:
        bare = False
    told = (render("{meaning}", {"meaning": meaning}, language=language) for language in _LANGUAGES)
    plain = partial(_plain, form=form)
    return bare or plain(text) in {plain(one + unit) for one in told for unit in ("", *units)}


def _plain(text: str, form: Form) -> str:
    folded = text.casefold().strip()
    return "".join((dating.without_year(folded) if form.name == "period" else folded).replace(";", ",").split())


def help_with(form: Form, text: str) -> Word | Phrase:
    """What to write instead of a text that can mean several things: first what is probably meant."""
    _, help = expected.EXPECTED.get(form.name, expected.TERM)
    try:
        if form.name == "quantity":
            if day := _DAY.fullmatch(text):
                return Phrase(_MADE_A_DAY, {"number": Decimal(f"{int(day[2])}.{int(day[1])}")})
            meant = {"meaning": told(form.name, guessing.number(measures.split(text)[0])), "help": help}
            return Phrase("if {meaning} is meant, write that alone; else {help}", meant)
        if form.name == "period":
            if dating.has_no_year(text):
                return _YEARLESS
            if dating.is_no_day(text):
                return Phrase("the calendar has no such day; {help}", {"help": help})
            meaning = guessing.when(text)[0]
            if not is_of_our_time(meaning):
                return Phrase("no programme speaks of such a year; {help}", {"help": help})
            meant = {"meaning": told(form.name, meaning)}
            return Phrase("write {meaning} here; how often it recurs has a column of its own", meant)
    except ValueError:
        pass
    return help


def _serial(text: str) -> str:
    """The day that a spreadsheet holds as this number, if it is one of our time: a date pasted as a value."""
    return (_EPOCH + timedelta(int(text))).isoformat() if _SERIAL.fullmatch(text) else ""


def units(links: Links) -> Mapping[str, tuple[str, ...]]:
    """For each indicator and statistic, by address, the ways of writing its unit."""
    elements = (*links.of_kind("kpi"), *links.of_kind("statistic"))
    return {one.address: spellings(links, getattr(one, "unit", None) or "") for one in elements}


def spellings(links: Links, unit: str) -> tuple[str, ...]:
    """The ways of writing a unit, given by its id or its name."""
    declared = links.get(f"unit:{unit}")
    return tuple(filter(None, (unit.strip(), declared.label.strip() if declared else "")))
