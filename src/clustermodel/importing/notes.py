"""What there is to say of a free table: an assumption that is made of several cells is told once."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.importing import rules, tabular
from clustermodel.importing.opening import nowhere
from clustermodel.importing.places import together
from clustermodel.importing.values import shortened
from clustermodel.messages import Phrase, Word, render

Place = str
EMPTY = Word("(empty)")


class _Shared:
    """A problem that several cells, or rows, may have: it is told once."""

    def __init__(self, rule: Rule, hint: str | None, values: Mapping[str, object]) -> None:
        self.rule, self.hint, self.values = rule, hint, values
        self.places: dict[Place, None] = {}

    def told(self, path: str) -> Diagnostic:
        """The problem, with all its places."""
        values = {"place": together([*self.places]), **self.values}
        found = self.rule(span=nowhere(path), values=values, hint=self.hint)
        if self.rule is rules.HELD and len(self.places) > 1:
            return attrs.evolve(found, template=tabular.ROWS_HELD, hint_template=tabular.MEND_THEM)
        return found


class Notes:
    """The problems of a table, and the places of what cannot be read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.bad: list[Place] = []
        """What cannot be read, so that nothing of its row is brought in."""
        self._problems: list[Diagnostic | _Shared] = []
        self._shared: dict[tuple[str, ...], _Shared] = {}
        """Those of the problems that are told once for all their places."""
        self._assumed: dict[tuple[str, str], tuple[object, dict[Place, None]]] = {}

    def report(self, rule: Rule, place: Place | Sequence[Place | Phrase], hint: str | None = None, **values: object) -> None:
        """Something is to be told of a place."""
        shown = {name: shortened(value) for name, value in values.items()}
        self._problems.append(rule(span=nowhere(self.path), values={"place": place, **shown}, hint=hint))

    def refuse(self, rule: Rule, place: Place, hint: str | None = None, **values: object) -> None:
        """Something cannot be read: its row is held back."""
        self.bad.append(place)
        if rule is rules.BAD_CELL:
            self._share(rule, place, hint, {name: shortened(value) for name, value in values.items()})
        else:
            self.report(rule, place, hint, **values)

    def hold(self, place: Place) -> None:
        """A row is held back."""
        self._share(rules.HELD, place, None, {})

    def _share(self, rule: Rule, place: Place, hint: str | None, values: Mapping[str, object]) -> None:
        key = (rule.code, *(render("{value}", {"value": one}) for one in values.values()))
        if key not in self._shared:
            self._shared[key] = _Shared(rule, hint, values)
            self._problems.append(self._shared[key])
        self._shared[key].places[place] = None

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
        yield from (one.told(self.path) if isinstance(one, _Shared) else one for one in self._problems)
        for (found, _), (meaning, places) in self._assumed.items():
            values = {"place": together([*places]), "found": shortened(found), "meaning": meaning}
            yield rules.ASSUMED(span=nowhere(self.path), values=values)
