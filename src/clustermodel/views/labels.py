"""The library's own words in a published programme: headings, labels, names of vocabulary terms.

English is the key, as in a gettext catalogue; a word without a translation stays English. Few English words need others.
"""

from typing import Protocol

from clustermodel.views.english import ENGLISH
from clustermodel.views.russian import RUSSIAN


class Label(Protocol):
    """From the English wording of a label to its wording in one language."""

    def __call__(self, wording: str, context: str = "") -> str:
        """`context` tells homonyms apart: the vocabulary a word is of, or the heading it stands under."""
        ...


_CATALOGUES = {"en": {**{key: key.replace("'", "’") for key in RUSSIAN if "'" in key}, **ENGLISH}, "ru": RUSSIAN}
"""Keys are written with the apostrophes of a keyboard; readers of English get those that go with their quotation marks."""


def language_of(tag: str) -> str:
    """The language of labels for a BCP 47 tag: `ru` for `ru-RU`; `en` where there are no translations."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    return primary if primary in _CATALOGUES else "en"


def labels(tag: str) -> Label:
    """The labels in a language."""
    known = _CATALOGUES.get(language_of(tag), {})

    def label(wording: str, context: str = "") -> str:
        return known.get(f"{context}|{wording}") or known.get(wording, wording)

    return label


LISTS = {"S": "Strengths", "W": "Weaknesses", "O": "Opportunities", "T": "Threats"}
"""Letter of a list of SWOT factors → its heading."""

KINDS = {
    "goal": "Goal",
    "objective": "Objectives",
    "pairing": "SWOT pairings",
    "factor": "SWOT factors",
    "kpi": "Key performance indicators",
    "direction": "Directions of work",
    "action": "Actions",
    "body": "Bodies",
    "function": "Functions",
    "organization": "Organisations",
    "participant": "Participants",
    "group": "Groups of participants",
    "product": "Products and services",
    "stage": "Stages of the value chain",
    "activity": "Activities",
    "place": "Places",
    "claim": "Statements",
    "statistic": "Statistics",
    "risk": "Risks",
    "funding": "Sources of money",
    "link": "Links to other clusters",
    "cluster": "Other clusters",
}
"""Kind → what its elements are called together, in the order of the chain: from the goal down to what it rests on."""
OTHER_KINDS = {"mission": "Mission", "program": "Programme", "source": "Sources", "unit": "Units of measurement"}
"""Kinds that are no part of the chain → what their elements are called together."""

SCHEMES = {
    **{scheme: scheme.upper() for scheme in ("inn", "ogrn", "kpp", "okved", "okpd", "oktmo", "okato", "tnved")},
    **{scheme: scheme.upper() for scheme in ("nace", "isic", "cpa", "cpc", "hs", "cn", "nuts", "vat", "lei")},
    "okved2": "OKVED",
    "okpd2": "OKPD",
    "region": "Region",
    "register": "Register",
}
"""Scheme of codes → what it is called before a code of it; others are called as they are written."""
