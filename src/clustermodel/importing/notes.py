"""What there is to say of a free table: an assumption that is made of several cells is told once."""

from collections.abc import Iterator, Sequence

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.importing import rules
from clustermodel.importing.opening import nowhere
from clustermodel.importing.places import together
from clustermodel.importing.values import shortened
from clustermodel.messages import Phrase, Word, render

Place = str
EMPTY = Word("(empty)")


class Notes:
    """The problems of a table, and the places of what cannot be read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.bad: list[Place] = []
        """What cannot be read, so that nothing of its row is brought in."""
        self._problems: list[Diagnostic] = []
        self._assumed: dict[tuple[str, str], tuple[object, dict[Place, None]]] = {}

    def report(self, rule: Rule, place: Place | Sequence[Place | Phrase], hint: str | None = None, **values: object) -> None:
        """Something is to be told of a place."""
        shown = {name: shortened(value) for name, value in values.items()}
        self._problems.append(rule(span=nowhere(self.path), values={"place": place, **shown}, hint=hint))

    def refuse(self, rule: Rule, place: Place, hint: str | None = None, **values: object) -> None:
        """Something cannot be read: its row is held back."""
        self.bad.append(place)
        self.report(rule, place, hint, **values)

    def left_out(self, place: Place, heading: str, known: list[str], help: str | None = None) -> None:
        """A column is not known: told with the headings that would be, or other help; with no hint if all are there."""
        values = {"place": place, "found": heading or EMPTY, "known": known}
        said = rules.LEFT_OUT(span=nowhere(self.path), values=values)
        hint = help or (said.hint_template if known else "")
        self._problems.append(attrs.evolve(said, hint_template=hint, severity=Severity.WARNING))

    def assume(self, place: Place, found: str, meaning: object) -> None:
        """Something is read as what it does not say."""
        key = (found, render("{meaning}", {"meaning": meaning}))
        places = self._assumed.setdefault(key, (meaning, {}))[1]
        places[place] = None

    def __iter__(self) -> Iterator[Diagnostic]:
        yield from self._problems
        for (found, _), (meaning, places) in self._assumed.items():
            values = {"place": together([*places]), "found": shortened(found), "meaning": meaning}
            yield rules.ASSUMED(span=nowhere(self.path), values=values)
