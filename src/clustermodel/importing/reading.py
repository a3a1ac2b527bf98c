"""Reads a cell of a workbook as people fill it in."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from clustermodel.importing import guessing, rules, words
from clustermodel.importing.naming import Names
from clustermodel.importing.values import is_of_our_time, sane
from clustermodel.links.index import Links
from clustermodel.messages import Phrase, Word
from clustermodel.views.workbook import forms
from clustermodel.views.workbook.forms import Form
from clustermodel.views.workbook.slots import Slot
from clustermodel.views.workbook.texts import unescaped

_EPOCH, _SERIAL = date(1899, 12, 30), re.compile("[3-7][0-9]{4}", re.ASCII)


def read_cell(slot: Slot, value: object, names: Names, *, percent: bool) -> tuple[str, bool]:
    """What a cell says, as the YAML file holds it, and whether that is worded otherwise than the file words it.

    `percent` says that the unit of the field is the percent. Raises ValueError where something else could be meant.
    """
    text = unescaped(value) if isinstance(value, str) else value
    form, said = slot.form, forms.written(text).strip()
    named = names.ids(form.kinds, said) if form.kinds else names.word(slot, said)
    if named:
        return form.read(named), re.findall(r"[^,;\s]+", named) != re.findall(r"[^,;\s]+", said)
    try:
        return sane(form.name, forms.read(form, text)), False
    except ValueError:
        return sane(form.name, _understood(form, said, percent=percent)), True


def _understood(form: Form, text: str, *, percent: bool) -> str:
    if form.name == "quantity":
        return guessing.certain_number(text.removesuffix("%") if percent else text)
    folded = " ".join(text.casefold().split())
    if form.name == "period":
        return _serial(folded) or guessing.period(folded)
    bare = folded.rstrip(".!")
    known = (term for term, said in words.TERMS.get(form.name, {}).items() if bare in said)
    return next(known, "") or form.read(bare)


def help_with(form: Form, text: str) -> Word | Phrase:
    """What to write instead of a text that can mean several things: first what is probably meant."""
    _, help = rules.EXPECTED.get(form.name, rules.TERM)
    try:
        if form.name == "quantity":
            meant = {"meaning": guessing.number(text), "help": help}
            return Phrase("if {meaning} is meant, write that alone; else {help}", meant)
        if form.name == "period":
            meaning = guessing.when(text)[0]
            if not is_of_our_time(meaning):
                return Phrase("no programme speaks of such a year; {help}", {"help": help})
            return Phrase("write {meaning} here; how often it recurs has a column of its own", {"meaning": meaning})
    except ValueError:
        pass
    return help


def _serial(text: str) -> str:
    """The day that a spreadsheet holds as this number, if it is one of our time: a date pasted as a value."""
    return (_EPOCH + timedelta(int(text))).isoformat() if _SERIAL.fullmatch(text) else ""


def units(links: Links) -> Mapping[str, bool]:
    """For each indicator and statistic, by address, whether its unit is the percent."""
    elements = (*links.of_kind("kpi"), *links.of_kind("statistic"))
    return {one.address: is_percent(links, getattr(one, "unit", None) or "") for one in elements}


def is_percent(links: Links, unit: str) -> bool:
    """A unit, by its id or its name, is the percent."""
    declared = links.get(f"unit:{unit}")
    said = (unit, declared.label if declared else "")
    return any(one.casefold().strip().startswith(words.PERCENT) for one in said)
