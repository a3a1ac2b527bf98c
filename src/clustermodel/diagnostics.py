"""The one record for everything the library has to say about a file, and the rules that the core itself applies."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import attrs

from clustermodel.edits import Edit
from clustermodel.messages import render
from clustermodel.model.frozen import Frozen

FAMILIES = {
    "YM": "YAML and the file format",
    "RF": "References",
    "TX": "Wordings",
    "SR": "Sources and how statements are founded",
    "ST": "Statistics",
    "PT": "Participants",
    "VC": "Value chain",
    "SW": "SWOT and TOWS",
    "TR": "Traceability from factors to actions",
    "KP": "Key performance indicators",
    "GV": "Governance",
    "RM": "Roadmap",
    "LK": "Ties to other clusters",
    "AC": "Actuals",
    "LN": "Translations",
    "XL": "Workbooks and tables",
    "PL": "Plugins",
    "WV": "Waivers",
    "CF": "Settings",
}
"""Letters of a family → what it is about."""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The data cannot be used as it is."""
    WARNING = "warning"
    """A reviewer would send it back."""
    ADVICE = "advice"
    """Worth a thought."""

    @property
    def rank(self) -> int:
        """0 for errors, growing as findings matter less."""
        return list(Severity).index(self)


@attrs.frozen(slots=True, eq=False, repr=False)
class Span(Frozen):
    """A stretch of a file. Lines and columns count from 1, in characters; the end is the first place after it.

    All are 0 for a file as a whole that has no lines, such as a workbook.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    @classmethod
    def whole(cls, path: str) -> "Span":
        """A file that has no lines."""
        return cls(path, 0, 0, 0, 0)


@attrs.frozen(slots=True, eq=False, repr=False)
class Related(Frozen):
    """Another place that a finding speaks of."""

    message: str
    span: Span | None = None
    subject: str = ""


SHOWN = 10
"""So many related places of a finding are shown to people; programs get all of them."""


@attrs.frozen(kw_only=True, slots=True, eq=False, repr=False)
class Diagnostic(Frozen):
    """One finding, from the YAML scanner's to a third-party check's."""

    code: str
    """Two letters of a family and three digits; three letters or more from third parties. Never reused."""
    severity: Severity
    template: str
    """What is wrong; `message` is this with the values filled in."""
    plural: str = ""
    """The template for any number but one, chosen by the value `n`."""
    values: Mapping[str, object] = attrs.field(factory=dict)
    span: Span | None = None
    subject: str = ""
    """`kind:id` or `kind:id/field`."""
    hint_template: str = ""
    """What to do."""
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] = ()
    """Edits of the file in which it stands that mend it without guessing; none where somebody has to decide."""

    def text(self, language: str = "en") -> str:
        """What is wrong, in a language."""
        return render(self.template, self.values, plural=self.plural, language=language)

    def advice(self, language: str = "en") -> str:
        """What to do, in a language; empty when there is nothing to say beyond the message."""
        return render(self.hint_template, self.values, language=language)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.text()

    @property
    def hint(self) -> str:
        """What to do, in English."""
        return self.advice()

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code.rstrip("0123456789")

    @property
    def order(self) -> tuple[object, ...]:
        """The order of a report: by place, then code, then text."""
        span = self.span
        place = (span.path, span.line, span.column) if span else ("", 0, 0)
        return (*place, self.code, self.subject, self.message)


class Rule(NamedTuple):
    """A finding that the core itself can make: loading and references."""

    code: str
    severity: Severity
    template: str
    hint: str = ""
    doc: str = ""

    def __call__(
        self,
        *,
        span: Span | None = None,
        subject: str = "",
        related: Iterable[Related] = (),
        values: Mapping[str, object],
        hint: str | None = None,
        fix: Iterable[Edit] = (),
    ) -> Diagnostic:
        """The finding at a place. `hint` replaces the rule's own where more is known."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            template=self.template,
            values=values,
            span=span,
            subject=subject,
            hint_template=self.hint if hint is None else hint,
            related=tuple(related),
            fix=tuple(fix),
        )


def shown_path(path: Path | str) -> str:
    """A path as it is shown: as the user gave it, with forward slashes on every system."""
    return str(path).replace("\\", "/") if not isinstance(path, Path) else path.as_posix()
