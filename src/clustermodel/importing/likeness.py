"""Names as people write them: the same whatever quotes, letters and short forms they use, or only alike."""

import re

from clustermodel.importing import words

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEM = 6
"""Letters by which a word is known in all its cases."""
_ENOUGH = 2
"""Words by which a name that is cut short is known."""


def plain(name: str) -> str:
    """A name without what may be written in several ways: quotes, capitals, spaces, dots, short forms and the legal form."""
    return _without_form(name)[1]


def is_same(one: str, other: str) -> bool:
    """Two names are the same. Firms of two legal forms are two firms, unless one of the names leaves the form out."""
    (form, name), (other_form, other_name) = _without_form(one), _without_form(other)
    return name == other_name and (form == other_form or not form or not other_form)


def is_cut(short: str, long: str) -> bool:
    """A name is another one, cut short: all its words, and at least two, are in the other."""
    stems = _stems(short)
    return len(stems) >= _ENOUGH and stems <= _stems(long)


def is_alike(one: str, other: str) -> bool:
    """Whoever reads both names would ask if they mean the same."""
    return plain(one) == plain(other) or is_cut(one, other) or is_cut(other, one)


def _without_form(name: str) -> tuple[str, str]:
    """The legal form of a firm, empty if none is told, and the rest of its name."""
    folded = " ".join(words.SHORT.get(one, one) for one in _WORD.findall(name.casefold().replace("ё", "е")))
    for form, said in words.LEGAL_FORMS.items():
        for one in said:
            if folded.startswith(one + " "):
                return form, folded.removeprefix(one).strip()
            if folded.endswith(" " + one):
                return form, folded.removesuffix(one).strip()
    return "", folded


def _stems(name: str) -> set[str]:
    return {word[:_STEM] for word in plain(name).split(" ") if len(word) > _ENOUGH}
