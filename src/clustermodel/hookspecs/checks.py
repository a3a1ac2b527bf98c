"""Checks, and what they find."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from clustermodel.diagnostics import Severity
from clustermodel.docstrings import docstring
from clustermodel.edits import Edit
from clustermodel.hookspecs.context import CheckContext
from clustermodel.loading.paths import Path
from clustermodel.model.frozen import Frozen
from clustermodel.model.header import Status
from clustermodel.model.program import Program
from clustermodel.scope import Dated, Scope


@attrs.frozen(eq=False, repr=False)
class Finding(Frozen):
    """What a check has found. It never carries a line: the engine knows where the subject stands."""

    subject: str
    """Address of the element it is about, `kind:id`; empty for the programme as a whole."""
    template: str
    """What is wrong, with the fields of `values` in braces. Shown in the reader's language if a translation is known."""
    values: Mapping[str, object] = attrs.field(factory=dict)
    plural: str = attrs.field(default="", kw_only=True)
    """The template for any number but one; the number is `values["n"]`."""
    at: Path = attrs.field(default=(), kw_only=True)
    """Where in the subject: keys and indexes, as `("targets", "2022")`; in a file beside the programme, from its root."""
    hint: str = attrs.field(default="", kw_only=True)
    """What to do, a template too."""
    related: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    """Addresses of other elements that it speaks of."""
    fix: tuple[Edit, ...] = attrs.field(default=(), kw_only=True)
    """Edits that mend it without guessing, with paths that begin where those of `at` do. `check --fix` makes them."""
    file: str = attrs.field(default="programme", kw_only=True)
    """The file in which it stands: the `programme`, the `actuals` beside it, or, by its language, a translation."""


CheckFunction = Callable[..., Iterator[Finding]]


@attrs.frozen(eq=False, repr=False)
class Check(Frozen):
    """A check: a generator function with a code, a severity and a docstring that is its documentation."""

    code: str
    severity: Severity
    function: CheckFunction
    scope: Scope | None = None
    """The programmes and the time it is made for; None: all of them, always."""
    completeness: bool = False
    """It finds what is still lacking: in a draft that is only worth a thought, whatever the severity says."""

    def __call__(self, context: CheckContext, **parameters: Any) -> Iterator[Finding]:
        """Run it, with dated parameters as they are in force on the day of the check."""
        dated = {name: value.at(context.as_of) for name, value in self.parameters.items() if isinstance(value, Dated)}
        return self.function(context, **(dated | parameters))

    def severity_in(self, program: Program) -> Severity:
        """How much its findings matter in a programme."""
        return Severity.ADVICE if self.completeness and program.header.status is Status.DRAFT else self.severity

    def applies(self, context: CheckContext) -> bool:
        """Whether it is made for this programme on this day."""
        return self.scope is None or self.scope.covers(context.links, context.as_of)

    @property
    def doc(self) -> str:
        """The docstring."""
        return docstring(self.function)

    @property
    def title(self) -> str:
        """Its first line."""
        return self.doc.partition("\n")[0]

    @property
    def parameters(self) -> dict[str, Any]:
        """The keyword-only arguments with their defaults."""
        return dict(getattr(inspect.unwrap(self.function), "__kwdefaults__", None) or {})


def check(
    code: str, *, severity: Severity = Severity.WARNING, scope: Scope | None = None, completeness: bool = False
) -> Callable[[CheckFunction], Check]:
    """Turn a generator function into a check.

    `code` is a family of two letters and three digits for the library's own checks, three letters or more for anyone else's.
    """
    return lambda function: Check(code, severity, function, scope, completeness)


def checks_in(module: Mapping[str, Any]) -> list[Check]:
    """All checks among the names of a module.

    `return checks_in(globals())` is the usual body of the hook.
    """
    return [value for value in module.values() if isinstance(value, Check)]
