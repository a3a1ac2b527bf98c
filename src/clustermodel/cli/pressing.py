"""What `clustermodel publish` does with each output: it is made, written whole or not at all, and told."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from clustermodel.api import Loaded, check_by, load
from clustermodel.cli.common import tell_losses
from clustermodel.cli.hosting import Choice
from clustermodel.cli.meaning import nothing_in
from clustermodel.cli.opting import no_exporter
from clustermodel.cli.showing import counted, show, sources_of, tell_past, tell_written
from clustermodel.cli.speaking import inform, said, unwritable
from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.engine import Report
from clustermodel.exporting import NOT_INSTALLED, UnknownLanguageError
from clustermodel.files import FileChangedError, rewrite_file, write_file
from clustermodel.host import Host
from clustermodel.messages import render as say_in
from clustermodel.model.program import Program
from clustermodel.publishing import Output, Published, make, outputs, shelf
from clustermodel.settings import Settings
from clustermodel.views.shelf import Item, Shelf, is_page, joined, page, shelves_of

UNUSABLE, NOT_MADE, FAULT = 1, 2, 3
"""Exit codes, the highest counts: a file holds no programme, or errors; something is not installed; a plugin failed."""
INDEX = "index.html"
COMPARED = "programmes"
"""What the names of the pages begin with that show several programmes beside each other."""
_TRIES = 20
"""How often others may change the index while it is being written before that is given up."""
_FOREIGN = "{path} is a page that publish did not make, and would be replaced: name another folder, or move the page away"


class RefusedError(click.ClickException):
    """What is no matter of how the command is written."""

    exit_code = NOT_MADE


class ForeignError(RefusedError):
    """Something of somebody else stands where the index is to be."""

    exit_code = UNUSABLE


@attrs.define
class Press:
    """Makes and writes outputs, and remembers what became of them."""

    folder: Path
    host: Host
    as_of: date
    configured: Settings
    checkers: Choice
    """The plugins whose checks find what a report shows."""
    language: str
    """The language of what is told of them."""
    neighbours: dict[Loaded, list[Program]] = attrs.field(factory=dict)
    reports: dict[Loaded, Report] = attrs.field(factory=dict)
    options: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    """Exporter → field of its options → value."""
    files: set[str] = attrs.field(factory=set)
    """What was written, by name."""
    written: int = 0
    missing: int = 0
    status: int = 0

    def load(self, path: Path) -> Loaded | None:
        """A programme; None, with its diagnostics shown, if there is none."""
        loaded = load(path, self.host)
        if loaded.program is not None:
            if tell_losses(loaded, self.configured, self.as_of, self.language):
                self.status = max(self.status, UNUSABLE)
            return loaded
        show(loaded.diagnostics, self.language, sources_of(loaded))
        self.status = max(self.status, UNUSABLE)
        return None

    def know(self, loaded: Mapping[Path, Loaded], beside: Mapping[str, Iterable[str]]) -> None:
        """Make the programmes known to their neighbours among them, as a check of them all does."""
        for path, one in loaded.items():
            near = (loaded.get(Path(other)) for other in beside[str(path)])
            self.neighbours[one] = [other.program for other in near if other and other.program]

    def plan(self, loaded: Loaded, path: Path, only: Iterable[str], languages: Iterable[str]) -> list[Output]:
        """What is to be made of it."""
        try:
            return outputs(loaded, path.stem, only=only, languages=languages, host=self.host)
        except LookupError as error:
            no_exporter(error.args[0], self.host.exporters(), self.language)
        except UnknownLanguageError as error:
            nothing_in(error)

    def tell_faults(self, told: Iterable[Diagnostic]) -> None:
        """Tell what is wrong with plugins, unless that has been `told`: what they would have offered is lacking."""
        known = {one.message for one in told}
        faults = [one for one in self.host.problems if one.severity is Severity.ERROR and one.message not in known]
        show(faults, self.language)
        self.status = max(self.status, FAULT) if faults else self.status

    def publish(self, loaded: Loaded, stem: str, plan: list[Output]) -> list[Shelf]:
        """Make and write the outputs, one after the other."""
        made = []
        for number, output in enumerate(plan, 1):
            _progress(f"[{number}/{len(plan)}] {output.file}")
            one = make(
                loaded, output, as_of=self.as_of, others=self.neighbours[loaded],
                host=self.host, settings=self.configured, checkers=self.checkers, options=self.options,
                report=self._report(loaded) if self.host.exporters()[output.exporter].shows_findings else None,
            )  # fmt: skip
            _progress("")
            self._take(one)
            made.append(one)
        return shelf(loaded, stem, made, self.as_of)

    def _report(self, loaded: Loaded) -> Report:
        """What the checks find, which are run once for all outputs that show it."""
        if loaded not in self.reports:
            self.reports[loaded] = check_by(
                self.configured, loaded, as_of=self.as_of, others=self.neighbours[loaded], host=self.checkers()
            )
        return self.reports[loaded]

    def compare(self, plans: Mapping[Loaded, Sequence[Output]], tags: Iterable[str]) -> Iterator[Shelf]:
        """Write a page with the programmes beside each other, in each of some languages, unless a file has that name."""
        from clustermodel.comparing import outward, profile  # whoever publishes one programme compares nothing
        from clustermodel.rendering.comparison import HTML, render

        taken = {output.file for plan in plans.values() for output in plan}
        inward = self.options.get("html", {}).get("findings", True)  # else outsiders would count errors here
        profiles = [profile(one, self._report(one) if inward else None, as_of=self.as_of) for one in plans]
        profiles = profiles if inward else [*map(outward, profiles)]
        for tag in tags:
            file = f"{COMPARED}.{tag}.html"
            if file not in taken:
                reports = [self._written_report(plan, tag) for plan in plans.values()]
                links = dict(zip((one.path for one in profiles), reports, strict=True))
                data = render(profiles, HTML, self.as_of, tag, links).encode()
                self.write(file, data)
                item = Item(title="Programmes compared", format="comparison", file=file, size=len(data), use="read")
                title = say_in("Programmes compared", {}, language=tag)
                yield Shelf(stem=COMPARED, title=title, language=tag, items=(item,), day=self.as_of)

    def _written_report(self, plan: Iterable[Output], tag: str) -> str:
        """The file of a report in a language; empty if none was written."""
        reports = (one.file for one in plan if (one.exporter, one.language) == ("html", tag))
        return next((file for file in reports if file in self.files), "")

    def tell_concerns(self, loaded: Loaded, path: Path) -> None:
        """Say how much is found wrong with what has been made, if it was looked for, and that its dates are all over."""
        report = self.reports.get(loaded)
        if report and report.reaches(Severity.WARNING):
            found = counted(report.count(Severity.ERROR), report.count(Severity.WARNING), language=self.language)
            template = "{path}: {found}; `{verb}` shows them"
            inform(said(template, path=str(path), found=found, verb=f"clustermodel check {path}"))
        tell_past(loaded, path, self.as_of)

    def spare_foreign(self) -> None:
        """End with exit code 1 if the index in the folder is not one that publish made: it would be lost."""
        with suppress(OSError):  # there is none, or writing will tell
            self._mine((self.folder / INDEX).read_bytes())

    def index(self, shelves: list[Shelf]) -> None:
        """Write the page that links to the outputs, and to what another run has added to it meanwhile."""
        path = self.folder / INDEX
        for last in (*[False] * _TRIES, True):
            try:
                path.touch()  # so that there is something to lock
                before = path.read_bytes()
                data = page(joined(self._older(self._mine(before)), shelves)).encode()
                rewrite_file(path, data, expected=before)
            except OSError as error:
                raise RefusedError(unwritable(path, error)) from None
            except FileChangedError as error:
                if last:
                    raise RefusedError(str(error)) from None
            else:
                self._tell(path, data)
                return

    def _mine(self, index: bytes) -> str:
        found = index.decode("utf-8", "replace")
        if not is_page(found):
            raise ForeignError(said(_FOREIGN, path=str(self.folder / INDEX)))
        return found

    def _older(self, index: str) -> list[Shelf]:
        """What the index links to that is still there: whoever makes less than before keeps the rest."""
        there = [
            attrs.evolve(shelf, items=tuple(one for one in shelf.items if (self.folder / one.file).is_file()))
            for shelf in shelves_of(index)
        ]
        return [one for one in there if one.items]

    def _take(self, one: Published) -> None:
        if one.problem is None:
            self.write(one.output.file, one.data)
            return
        show([one.problem], self.language)
        self.missing += 1
        self.status = max(self.status, NOT_MADE if one.problem.code == NOT_INSTALLED.code else FAULT)

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole, or not at all."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self.folder / name, data)
        except OSError as error:
            raise RefusedError(unwritable(self.folder / name, error)) from None
        self.files.add(name)
        self._tell(self.folder / name, data)

    def _tell(self, path: Path, data: bytes) -> None:
        self.written += 1
        tell_written(path, len(data), self.language)


def _progress(text: str) -> None:
    """What is being made, on a terminal only; an empty text wipes it away."""
    if sys.stderr.isatty():
        inform(text, before="\r\x1b[K", end="")
