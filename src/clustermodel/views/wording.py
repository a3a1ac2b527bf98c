"""Numbers, periods and texts as a reader of one language writes them."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from clustermodel.counting import counted, named
from clustermodel.model.period import Every, Period, parse_period
from clustermodel.model.quantity import Quantity
from clustermodel.model.text import in_language
from clustermodel.views.labels import labels, language_of

_REGIONAL = {"en": "en_GB"}
"""The labels are written in British English; the days of their months come first."""
_QUOTES = {"ru": ("«", "»")}
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


_MOST_DIGITS = 25
"""Babel writes no number of 28 digits or more; such a one stands as it is printed."""


@lru_cache(10_000)
def _number(printed: str, language: str) -> str:
    """A number in a language. By its digits: 27 and 27.0 are equal, and not written alike."""
    from babel.numbers import format_decimal

    number = Decimal(printed)
    if number.adjusted() > _MOST_DIGITS or len(number.as_tuple().digits) > _MOST_DIGITS:
        return printed
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(number, pattern, language, decimal_quantization=False)


class Wording:
    """How things are written in one language."""

    def __init__(self, tag: str) -> None:
        """`tag` is a BCP 47 tag; labels, dates and numbers are English where it is not known."""
        from babel import Locale  # only those who write a document pay for it

        self.tag = tag
        self.language = language_of(tag)
        self.label = labels(tag)
        self._locale = Locale.parse(_REGIONAL.get(self.language, self.language))

    def text(self, text: str | None) -> str:
        """A text of the programme, in the wording of this language if it has several."""
        return in_language(text or "", self.tag)

    def quoted(self, text: str) -> str:
        """A text in quotation marks."""
        opening, closing = _QUOTES.get(self.language, ("“", "”"))
        return f"{opening}{text}{closing}"

    def number(self, number: Decimal) -> str:
        """A number with all its printed decimals: `27.0` is `27,0` in Russian."""
        return _number(str(number), self.language)

    def quantity(self, quantity: Quantity) -> str:
        """A quantity with the usual signs for about, bounds and ranges; empty when it is missing."""
        low, high = (None if bound is None else self.number(bound) for bound in (quantity.low, quantity.high))
        if low is None and high is None:
            return ""
        if high is None:
            return f"{'>' if quantity.strict else '≥'} {low}"
        if low is None:
            return f"{'<' if quantity.strict else '≤'} {high}"
        return ("≈ " if quantity.about else "") + (low if low == high else f"{low}–{high}")

    def unit(self, unit: str | None, after: Decimal | None = None) -> str:
        """A unit in the form that it has after a number, or beside none: «22 покупателя», «число покупателей»."""
        said = self.text(unit)
        return named(said, self.tag) if after is None else counted(after, said, self.tag)

    def gap(self, unit: str) -> str:
        """What stands between a number and its unit: `70%` in English, «70 %» on one line in Russian."""
        if unit.partition(" ")[0] != "%":
            return " "
        return "" if self.language == "en" else "\u00a0"

    def period(self, period: Period | None, *, short: bool = False) -> str:
        """A period in words: `2020-12` is «декабрь 2020 г.» in Russian; days in `short` are 15.12.2020 there."""
        if period is None:
            return ""
        if not period.dated:
            return self.label("undated")
        ends = [self._unit(end, short) for end in period.text.split("..")]
        return (" – " if any(" " in end for end in ends) else "–").join(ends)

    def spoken(self, period: Period | None) -> str:
        """A period in a sentence: years are called so where that is the custom, «2026 г.»."""
        said = self.period(period)
        if not said.replace("–", "").isdecimal():
            return said
        return self.label("year {year}" if said.isdecimal() else "years {years}").format(year=said, years=said)

    def _unit(self, text: str, short: bool) -> str:
        from babel.dates import format_date

        year, _, rest = text.partition("-")
        if not rest:
            return year
        if rest[0] in "HQ":
            return self.label(rest[0] + "{number} {year}").format(number=rest[1], roman=_ROMAN[rest[1]], year=year)
        day = parse_period(text).first or date.min
        form = self.label("LLLL y") if "-" not in rest else self.label("d MMM y") if short else "long"
        return format_date(day, form, self._locale).replace("\u202f", "\u00a0")  # few typefaces have the narrow space

    def own_name(self) -> str:
        """What the language is called in itself; its tag where that is not known."""
        from babel import Locale, UnknownLocaleError

        try:
            name = Locale.parse(self.tag, sep="-").get_display_name()
        except (ValueError, UnknownLocaleError):
            name = None
        return name[:1].upper() + name[1:] if name else self.tag

    def name_of(self, tag: str) -> str:
        """What another language is called in this one; its tag where that is not known."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    def translation(self, title: str, own: str) -> str:
        """That a document is a translation, and of which original; empty if its title is that of the original.

        `own` is the language of the original.
        """
        original = in_language(title, own)
        if self.text(title) == original:
            return ""
        told = self.label("Translation from {language}. Title of the original: {title}")
        return told.format(language=self.name_of(own), title=self.quoted(original))

    def untranslated(self, tag: str) -> str:
        """A note that texts are in another language; empty if none is given."""
        told = self.label("Most texts of the programme are not translated; their language: {language}.")
        return told.format(language=self.name_of(tag)) if tag else ""

    def recurrence(self, every: Every | None, after: Period | None = None) -> str:
        """How often something recurs, after the first time if that is told before it; empty for what happens once."""
        first = after is not None and after.dated and ".." not in after.text
        return self.label(f"{'then ' if first else ''}every {every}") if every else ""
