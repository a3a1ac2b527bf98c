"""The part of a year, or the years, that the heading of a column names: «Факт 9 мес. 2026», "Plan Q1 2026"."""

import re
from functools import lru_cache
from typing import NamedTuple

from clustermodel.importing import dating, words

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?|(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяею]|март[ае]?|август[ае]?|ма[йяею]"
    r"|янв|фев|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)(?![a-zа-я])\.?"
)
_NTH = r"(?:[1-4]|iv|i{1,3})[- ]?(?:st|nd|rd|th|й|ый|ой|е|ое)?"
_ANY_NTH = rf"(?:{_NTH}|{'|'.join(words.NUMERALS)})"
_WORD = r"(?:квартал[а-я]*|кв\.?|полугоди[а-я]*|полуг\.?|п/г|пг|quarter|half)"
_SOME = r"(?:1[0-2]|[1-9])[ -]?(?:мес\.?|месяц[а-я]*|months?)"
_YEAR = "(?:19|20)[0-9]{2}"
_OF = r"(?: ?г(?:ода?|\.)?,?|,)?"
_AS_OF = "|".join(sorted(words.AS_OF, key=len, reverse=True))
_DAY = rf"(?:[0-3]?[0-9]\.[01]?[0-9]\.|[0-3]?[0-9] {_MONTH} )"
_TO = " ?[-–—] ?"
_PART = rf"{_ANY_NTH}(?:{_TO}{_NTH})? ?{_WORD}|{_SOME}|[qh][1-4]|{_MONTH}(?:{_TO}{_MONTH})?"
_PHRASE = re.compile(
    rf"(?<![0-9a-zа-я.])(?:(?:{_AS_OF})?(?:с )?(?:{_DAY}{_YEAR}(?:{_TO}| по ))?{_DAY}(?P<day>{_YEAR})"
    rf"|{_MONTH} {_YEAR}{_TO}{_MONTH} (?P<end>{_YEAR})"
    rf"|(?:{_PART}),?(?: of)? ?(?P<behind>{_YEAR})"
    rf"|(?P<before>{_YEAR}){_OF}[ -](?:{_PART})"
    rf"|(?P<first>{_YEAR}){_TO}{_YEAR})(?![0-9a-zа-я])",
    re.ASCII,
)
_ALONE = re.compile(rf"(?<![0-9a-zа-я.])(?:{_PART})(?![0-9a-zа-я])", re.ASCII)
_SO_FAR = re.compile(_SOME)
_LONGEST = 400
"""Letters of a heading that is looked at."""


class Heading(NamedTuple):
    """A heading that names a period other than one year, as if it named a year."""

    text: str
    """The heading with the year instead of the period; that itself where it names none."""
    said: str = ""
    """How it names the period; empty if it names none."""
    period: str = ""
    """The period as YAML holds it."""

    @property
    def counts_months(self) -> bool:
        """It says how many months, and not which: «9 мес.»."""
        return bool(_SO_FAR.search(self.said))


@lru_cache(512)
def parted(heading: str) -> Heading:
    """A heading, and the part of a year that it names."""
    folded = " ".join(heading.casefold().replace("ё", "е").split())
    for found in _PHRASE.finditer(folded[:_LONGEST]):
        year = next(filter(None, found.groups()))
        try:
            period = dating.period(_with_year_behind(found[0], year))
        except ValueError:
            continue
        return Heading(f"{folded[: found.start()]}{year}{folded[found.end() :]}", found[0], period)
    return _apart(folded[:_LONGEST]) or Heading(heading)


def _apart(folded: str) -> Heading | None:
    """A heading that names a part of a year apart from the one year that it names: «2026 год, факт за 9 мес.»."""
    years, part = re.findall(rf"(?<![0-9./-]){_YEAR}(?![0-9./-])", folded), _ALONE.search(folded)
    if len(years) != 1 or not part:
        return None
    try:
        period = dating.period(_with_year_behind(f"{part[0]} {years[0]}", years[0]))
    except ValueError:
        return None
    return Heading(f"{folded[: part.start()]}{folded[part.end() :]}", part[0], period)


def _with_year_behind(said: str, year: str) -> str:
    """A period as people write it in a text: «2026 г., I квартал» is «I квартал 2026»."""
    bare = said.replace("п/г", "пг").replace("as of ", "")
    rest = re.sub(rf"^{year}{_OF} ?(?![-–— ]*[0-9]{{4}})", "", bare)
    return f"{rest.strip(' -')} {year}" if rest != bare else bare.replace(",", "").replace(" of ", " ")
