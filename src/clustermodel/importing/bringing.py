"""Brings what a workbook or a table asks for into a programme and its actuals, as far as it can be granted."""

import attrs

from clustermodel.diagnostics import Diagnostic, Severity
from clustermodel.editing import EditError, edit_file
from clustermodel.files import FileChangedError, create_file
from clustermodel.importing import rules
from clustermodel.importing.aftermath import tell_aftermath
from clustermodel.importing.far import tell_far
from clustermodel.importing.granting import Granting
from clustermodel.importing.making import File, Target, make_files
from clustermodel.importing.money import one_unit
from clustermodel.importing.occurrences import whole_reports
from clustermodel.importing.opening import nowhere
from clustermodel.importing.wishes import Change, New, Wishes
from clustermodel.loading.source import read
from clustermodel.messages import Word


@attrs.frozen(kw_only=True)
class Brought:
    """What is brought in: the files are not written yet."""

    changes: tuple[Change, ...] = ()
    new: tuple[New, ...] = ()
    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def bring(target: Target, wishes: Wishes, path: str, expected: str | None = None) -> Brought:
    """Grant the wishes of the file at `path`, except those that are in conflict with what is there.

    `expected` is the id of the programme that they were exported from. Whatever cannot be granted is a diagnostic.
    """
    reason = _refusal(target, path, expected)
    if reason:
        return Brought(diagnostics=(reason,))
    granting = Granting(target, path, set(wishes.refused))
    new, known = granting.granted(wishes.new), granting.coming
    changes = [one for one in (*wishes.changes, *granting.besides(wishes.new, known)) if granting.is_wanted(one, known)]
    changes = granting.together(changes)
    changes, new = one_unit(changes, new, target.links.program.funding.unit, granting.report)
    tell_far(changes, new, target.links.program.header.horizon, granting.report)
    granting.problems += wishes.problems
    sources = [one.id for one in target.links.program.funding.sources]
    changes = whole_reports(changes, granting.refused, granting.current, sources, granting.report)
    try:
        files = make_files(target, changes, new)
    except EditError as error:
        return Brought(diagnostics=(*granting.problems, _refused(target, path, error.args[0])))
    granting.tell_printed(changes)
    tell_aftermath(target, files, changes, granting.report)
    return Brought(changes=tuple(changes), new=tuple(new), files=files, diagnostics=tuple(granting.problems))


def _refusal(target: Target, path: str, expected: str | None) -> Diagnostic | None:
    """Why nothing can be brought in."""
    here = target.links.program.header.id
    if expected is not None and expected != here:
        return rules.OTHER_PROGRAMME(span=nowhere(path), values={"found": expected, "expected": here})
    if any(one.code.startswith("YM") and one.severity is Severity.ERROR for one in target.diagnostics):
        return _refused(target, path, Word("it has errors, which `clustermodel check` shows"))
    return None


def _refused(target: Target, path: str, reason: object) -> Diagnostic:
    return rules.REFUSED(span=nowhere(path), values={"path": target.source.path, "reason": reason})


def save(brought: Brought) -> None:
    """Write the files. Raises FileChangedError when one is not what was read any more, and OSError.

    What is made anew comes first: where it cannot be written, no other file has been changed.
    """
    for file in filter(_changed, brought.files):
        raise FileChangedError(file.path)
    for file in sorted(brought.files, key=lambda one: one.before is not None):
        if file.before is None:
            _create(file)
        else:
            edit_file(file.path, file.edits, seen=file.before)


def _create(file: File) -> None:
    try:
        create_file(file.path, file.after.encode())
    except FileExistsError:
        raise FileChangedError(file.path) from None


def _changed(file: File) -> bool:
    """It is not what was read any more."""
    if file.before is None:
        return file.path.exists()
    now, _ = read(file.path)
    return now is None or now.text != file.before
