"""What elements are called where there is no room for their whole text."""

from clustermodel.model.element import Element

_NUMBERED = frozenset({"objective", "pairing", "factor", "kpi", "direction", "action", "risk", "link"})
"""Kinds whose ids are numbers or letters that people use; the ids of other kinds are handles for the file only."""


def designation(element: Element) -> str:
    """What a text refers to it by, `K1` or «С1»: the code as printed if it can be told from a mere number, else the id.

    Empty for an element that people call by its name.
    """
    if element.code and any(sign.isalpha() for sign in element.code):
        return element.code
    return element.id if element.KIND in _NUMBERED else ""


def printed_number(element: Element) -> str:
    """What stands before it in a list: the code as printed, whatever it is, else the designation, or a section's number."""
    return element.code or designation(element) or (_section_number(element) if element.KIND == "source" else "")


def _section_number(source: Element) -> str:
    return source.id if source.id[0].isdigit() else source.printed.get("id", "")
