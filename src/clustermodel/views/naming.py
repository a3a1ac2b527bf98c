"""What elements are called where there is no room for their whole text."""

import re
from collections.abc import Callable, Iterable, Iterator
from string import digits

from clustermodel.links.index import Links
from clustermodel.model.element import Element
from clustermodel.model.objectives import Kpi
from clustermodel.model.ref import Ref
from clustermodel.model.statistics import Statistic

_NO_ID = re.compile(r"[^A-Za-z0-9]")
_NUMBERED = frozenset({"objective", "pairing", "factor", "kpi", "direction", "action", "risk", "link"})
"""Kinds whose ids are numbers or letters that people use; the ids of other kinds are handles for the file only."""
COUNTED = {
    "objective": "objective {number}",
    "kpi": "indicator {number}",
    "direction": "direction {number}",
    "risk": "risk {number}",
    "link": "link {number}",
}
"""Kinds whose ids are the file's own, where no code with letters is printed → what the others refer to one by on paper."""


def designation(element: Element, *, translated: bool = False) -> str:
    """What a text refers to it by, `K1` or «С1»: the code as printed if it can be told from a mere number, else the id.

    A section of a document has its number. Empty for an element that people call by its name. For readers of another
    language (`translated`) a code in another script than that of ids is no help.
    """
    code = element.code or ""
    if any(sign.isalpha() for sign in code) and (code.isascii() or not translated):
        return code
    if element.KIND == "source":
        return element.id if element.id[0].isdigit() else element.printed.get("id", "")
    return element.id if element.KIND in _NUMBERED else ""


def coined(links: Links) -> Iterator[tuple[str, str, str]]:
    """Kind, first and last designation for kinds whose elements are called by the file's own ids, `G1` and `G6`."""
    for kind in (*COUNTED, "pairing"):
        found = [one.id for one in links.of_kind(kind) if designation(one) == one.id != one.code and one.id[0].isalpha()]
        if found:
            yield kind, found[0], found[-1]


def transcribed(links: Links, printed: str, kinds: Iterable[str]) -> str:
    """What is printed and points at nothing, in the letters of ids if codes show how: «С7» is `S7` where «С1» is `S1`."""
    letters = printed.rstrip(digits)
    for one in (one for kind in kinds for one in links.of_kind(kind)):
        number = (one.code or "").removeprefix(letters)
        if one.code == f"{letters}{number}" and number.isdecimal() and one.id.endswith(number):
            return one.id.removesuffix(number) + printed.removeprefix(letters)
    return printed


def numbers(links: Links) -> Iterator[tuple[str, str]]:
    """The plain numbers of elements whose ids only the file knows, by address.

    As printed, if all of a kind are, else counted.
    """
    for kind in COUNTED:
        found = [one for one in links.of_kind(kind) if not any(map(str.isalpha, one.code or ""))]
        printed = all(one.code for one in found)
        for count, one in enumerate(found, start=1):
            yield one.address, ((one.code or "").rstrip(". ") if printed else "") or str(count)


def whole_name(links: Links, element: Element, name: str, read: Callable[[str | None], str]) -> str:
    """A name that goes on from that of its whole, after that: «Sales, of which abroad» for a part called «of which abroad».

    It begins with a small letter where the whole begins with a capital. `read` picks a language's wording of a name.
    """
    names, seen = [name], {element.address}
    while names[0][:1].islower() and (whole := _whole(links, element)) and whole.address not in seen:
        seen.add(whole.address)
        names.insert(0, read(whole.name))
        element = whole
    return ", ".join(names) if names[0][:1].isupper() else name


def _whole(links: Links, element: Element) -> Kpi | Statistic | None:
    """The one indicator that another counts a part of, if the text says so plainly."""
    refs = element.part_of if isinstance(element, Kpi | Statistic) else None
    sole = refs if isinstance(refs, Ref) else refs[0] if refs and len(refs) == 1 else None
    found = links.get(f"{element.KIND}:{sole.id}") if sole and not (sole.basis.inferred or sole.or_) else None
    return found if isinstance(found, Kpi | Statistic) else None


def shortened(text: str, length: int) -> str:
    """A text of at most `length` signs: a longer one ends with «…», after a whole word if there is one.

    A bracket that is open there is closed.
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    kept = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.–—-(")
    return kept + ("…)" if kept.count("(") > kept.count(")") else "…")


def handle(address: str) -> str:
    """An address as an identifier of a diagram: ASCII letters and digits as they are, any other sign by its number.

    No two are alike, and none is a keyword of anything.
    """
    return "n_" + _NO_ID.sub(lambda sign: f"_{ord(sign[0]):x}_", address)
