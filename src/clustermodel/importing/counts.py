"""Units of results by the words that workbooks show for them, in whatever language and form."""

from clustermodel import counting
from clustermodel.links.index import Links
from clustermodel.model.text import Localized
from clustermodel.views.workbook.forms import levelled


class UnitsOfResults:
    """What the files say for each unit: «хозяйств», «хозяйство» and «хозяйства» are `farms`, if a translation has it so."""

    def __init__(self, links: Links) -> None:
        self._said: dict[str, list[str]] = {}
        """What a unit is called → what the files may say for it."""
        self._planned: dict[str, str] = {}
        """Action → the unit of the result that it is to have."""
        for action in links.program.roadmap.actions:
            if action.result and action.result.unit:
                self._planned[action.id] = str(action.result.unit)
                for called in _wordings(action.result.unit):
                    self.learn(str(action.result.unit), called)

    def learn(self, said: str, called: str) -> None:
        """A unit, and what it is called."""
        known = self._said.setdefault(levelled(called), [])
        if said not in known:
            known.append(said)

    def of(self, action: str, text: str) -> str:
        """What the files say for the unit of a result of an action; empty for one that nothing is known of.

        Of several, that of the result which the action is to have.
        """
        found = self._said.get(levelled(text), [])
        planned = self._planned.get(action, "")
        return planned if planned in found else next(iter(found), "")


def _wordings(unit: str) -> list[str]:
    """A unit in all its forms and languages."""
    versions = unit.versions.values() if isinstance(unit, Localized) else (unit,)
    return [form for one in versions for form in counting.forms(one)]
