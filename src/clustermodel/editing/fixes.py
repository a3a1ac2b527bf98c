"""Which fixes of a file can be made together."""

from collections.abc import Callable, Iterable, Sequence

from clustermodel.editing.applying import apply
from clustermodel.editing.tree import EditError
from clustermodel.edits import Edit

Fix = tuple[Edit, ...]
"""Edits that mend one finding, made all or none."""

Accept = Callable[[str, Sequence[Fix]], bool]
"""Asked about an edited text and the fixes made in it: are their findings gone?"""


def choose(text: str, fixes: Iterable[Fix], accept: Accept) -> list[Fix]:
    """The fixes to be made in a text, in their order.

    Left out are a fix that stands twice, one that cannot be made (see `apply`), one that overlaps an earlier one, and one
    that is not accepted.
    """
    wanted: list[Fix] = []
    for fix in fixes:
        if fix and fix not in wanted:
            wanted.append(fix)
    if _works(text, wanted, accept):
        return wanted
    chosen: list[Fix] = []
    for fix in wanted:
        if _works(text, [*chosen, fix], accept):
            chosen.append(fix)
    return chosen


def _works(text: str, fixes: Sequence[Fix], accept: Accept) -> bool:
    try:
        return accept(apply(text, [edit for fix in fixes for edit in fix]), fixes)
    except EditError:
        return False
