"""Hypothesis strategies for the values that programmes are made of: texts, ids, quantities, periods, tables."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clustermodel.model.period import UNDATED, Every, Period, parse_period, unit_of
from clustermodel.model.quantity import Missing, Quantity
from clustermodel.model.text import Localized

_LETTERS = "abc xyz абвгдежзиклмнопрстуфхцчшщыьэюяАБВСТУКОРё№«»–…"
_TRAPS = ("no", "2.10", "12.2020", "~", "null", "<<", "- a", "a: b", "a #b", "'", '"', "%", "{a", ">1", "\n", "a\n b\n")


def texts() -> SearchStrategy[str]:
    """A text that is not empty: mostly words, some that YAML takes for something else, some of any characters."""
    words = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=20)
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
    return words | st.sampled_from(_TRAPS) | anything


def languages() -> SearchStrategy[str]:
    """The tag of a language."""
    return st.sampled_from(("ru", "en", "de", "en-GB", "zh-Hant-TW"))


def localized() -> SearchStrategy[Localized]:
    """A text in several languages."""
    return st.dictionaries(languages(), texts(), min_size=1, max_size=3).map(Localized)


def ids() -> SearchStrategy[str]:
    """The id of an element."""
    return st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,5}", fullmatch=True)


def decimals() -> SearchStrategy[Decimal]:
    """An exact number as it is written: perhaps with zeros at its end, never with an exponent."""
    digits = st.integers(-(10**12), 10**12)
    return st.builds(lambda number, places: Decimal(number).scaleb(-places), digits, st.integers(0, 4))


def quantities() -> SearchStrategy[Quantity]:
    """A quantity of any form: exact, about, a range, a bound, or missing with a reason."""
    one = decimals()
    return st.one_of(
        one.map(lambda number: Quantity(number, number)),
        st.sampled_from(Missing).map(lambda reason: Quantity(missing=reason)),
        one.map(lambda number: Quantity(number, number, about=True)),
        st.tuples(one, one).map(lambda pair: Quantity(min(pair), max(pair))),
        st.builds(lambda low, strict: Quantity(low, None, strict=strict), one, st.booleans()),
        st.builds(lambda high, strict: Quantity(None, high, strict=strict), one, st.booleans()),
    )


def periods() -> SearchStrategy[Period]:
    """A period of any form: a calendar unit, a day, a range of these, or undated."""
    units = st.builds(unit_of, st.dates(), st.sampled_from(Every))
    single = units | st.dates().map(lambda day: parse_period(day.isoformat()))
    return single | st.tuples(single, single).map(_range) | st.just(UNDATED)


def _range(ends: tuple[Period, Period]) -> Period:
    first, last = sorted(ends, key=lambda one: (str(one.first), str(one.last)))
    return parse_period(f"{first}..{last}")


def tables() -> SearchStrategy[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """The columns and the rows of a table; a cell may be empty."""

    def below(columns: tuple[str, ...]) -> SearchStrategy[Any]:
        row = st.tuples(*[texts() | st.just("") for _ in columns])
        return st.tuples(st.just(columns), st.lists(row, max_size=2).map(tuple))

    return st.lists(texts(), min_size=1, max_size=3).map(tuple).flatmap(below)
