"""The unit of all sums comes with the sources of money that a workbook brings."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from clustermodel import load
from tests.importing.books import PROGRAMME, Edits, write_book

Run = Callable[..., Result]
SHEET = "Sources of funding"
NAME, UNIT = "Source of funding", "Unit of all sums"


def bring(run: Run, path: Path, edits: Edits) -> Result:
    return run("import", write_book(path, edits), "--into", path)


def funding(path: Path) -> tuple[str | None, list[str]]:
    program = load(path).program
    assert program is not None
    return program.funding.unit, [str(one.name) for one in program.funding.sources]


def test_a_new_source_of_money_brings_the_unit_of_sums(run: Run, path: Path) -> None:
    result = bring(run, path, {(SHEET, "+", NAME): "City budget", (SHEET, "+", UNIT): "thousand crowns"})
    assert (result.exit_code, funding(path), "XL145" in result.stderr) == (0, ("thousand crowns", ["City budget"]), False)


def test_a_unit_that_is_declared_is_known_by_its_name(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME + "units: [{id: kcr, name: thousand crowns}]\n", "utf-8")
    bring(run, path, {(SHEET, "+", NAME): "City budget", (SHEET, "+", UNIT): "thousand crowns"})
    assert funding(path) == ("kcr", ["City budget"])


def test_sources_without_any_unit_are_told(run: Run, path: Path) -> None:
    result = bring(run, path, {(SHEET, "+", NAME): "City budget"})
    assert (result.exit_code, result.stderr.count("XL145"), funding(path)) == (0, 1, (None, ["City budget"]))


def test_two_units_are_told_and_the_first_is_taken(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME + "funding: {sources: [{id: city, name: City}, {id: state, name: State}]}\n", "utf-8")
    result = bring(run, path, {(SHEET, "city", UNIT): "crowns", (SHEET, "state", UNIT): "roubles"})
    assert (result.exit_code, "'roubles' is no unit of all sums" in result.stderr, funding(path)[0]) == (1, True, "crowns")


def test_a_unit_that_the_programme_has_is_locked_and_nothing_is_told(run: Run, path: Path) -> None:
    path.write_text(PROGRAMME + "funding: {unit: crowns, sources: [{id: city, name: City}]}\n", "utf-8")
    result = bring(run, path, {(SHEET, "+", NAME): "State"})
    assert (result.exit_code, "XL145" in result.stderr, funding(path)) == (0, False, ("crowns", ["City", "State"]))
