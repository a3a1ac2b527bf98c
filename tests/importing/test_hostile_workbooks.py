"""Workbooks that nobody should have made: each is a diagnostic, and none fills the memory."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from clustermodel import import_workbook, load
from tests.importing.books import PROGRAMME, repacked, write_book

Run = Callable[..., Result]
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">%s]><worksheet>&i;</worksheet>""" % b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 20) for letter in range(ord("b"), ord("j"))
)


def test_a_bomb_is_refused_before_it_is_unpacked(run: Run, path: Path) -> None:
    book = write_book(path)
    repacked(book, {"xl/media/bomb.bin": bytes(100_000_000)})
    assert book.stat().st_size < 300_000
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL102" in result.stderr) == (1, True)


def test_an_archive_of_too_many_parts_is_refused(run: Run, path: Path) -> None:
    book = write_book(path)
    repacked(book, {f"part{number}": b"" for number in range(2100)})
    assert "XL102" in run("import", book, "--into", path).stderr


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


@pytest.mark.parametrize("content", [b"<row/>" * 3_000_000, b"<row>" + b"<c/>" * 3_000_000 + b"</row>"])
def test_more_cells_than_can_be_read_are_refused_before_any_is_read(run: Run, path: Path, content: bytes) -> None:
    book = write_book(path)
    repacked(book, {"xl/worksheets/sheet3.xml": SHEET % content})
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL102" in result.stderr, "tags" in result.stderr) == (1, True, True)


MERGED = SHEET[: -len(b"</worksheet>")] % b"" + b"<!-- %s --></worksheet>"


@pytest.mark.parametrize("mark", [b"mergeCell ", b"<mergeCell ", b"<row "])
def test_marks_that_nothing_closes_are_read_in_one_pass(run: Run, path: Path, mark: bytes) -> None:
    book = write_book(path)
    repacked(book, {"xl/worksheets/sheet3.xml": MERGED % (mark * 1_000_000)})
    assert run("import", book, "--into", path).exit_code == 1


@pytest.mark.parametrize("form", ["[", "[$-", "[h"])
def test_number_formats_that_take_hours_are_refused(run: Run, path: Path, form: str) -> None:
    book = write_book(path)
    with zipfile.ZipFile(book) as archive:
        head, tag, rest = archive.read("xl/styles.xml").partition(b"<fonts")
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{form * 500_000}"/></numFmts>'.encode()
    repacked(book, {"xl/styles.xml": head.partition(b"<numFmts")[0] + formats + tag + rest})
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL102" in result.stderr, "number formats" in result.stderr) == (1, True, True)


@pytest.mark.parametrize("name", ["Print_Titles", "Print_Area"])
@pytest.mark.parametrize("area", ["'" + "a" * 1_000_000, "A" * 1_000_000, "$A$1:" * 200_000])
def test_areas_to_print_that_take_hours_are_refused(run: Run, path: Path, name: str, area: str) -> None:
    book = write_book(path)
    with zipfile.ZipFile(book) as archive:
        parts = archive.read("xl/workbook.xml").partition(b"<calcPr")
    names = f'<definedNames><definedName name="_xlnm.{name}" localSheetId="0">{area}</definedName></definedNames>'
    repacked(book, {"xl/workbook.xml": parts[0] + names.encode() + parts[1] + parts[2]})
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL102" in result.stderr, "print areas" in result.stderr) == (1, True, True)


def test_many_sheets_with_a_far_cell_each_are_refused(run: Run, path: Path) -> None:
    book = write_book(path)
    made = load_workbook(book)
    for number in range(12):
        made.create_sheet(f"far {number}").cell(20_000, 256).value = 1
    made.save(book)
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL102" in result.stderr, "rows" in result.stderr) == (1, True, True)
    assert path.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize("given", [[], ["--table", "kpis"]])
def test_what_is_no_regular_file_is_not_read(run: Run, path: Path, given: list[str]) -> None:
    pipe = path.with_name("pipe.xlsx")
    os.mkfifo(pipe)
    result = run("import", pipe, "--into", path, *given)
    assert (result.exit_code, "it is not a regular file" in result.stderr) == (1, True)
    assert run("import", write_book(path), "--into", path, "--actuals", pipe, *given).exit_code == 2


def test_a_file_larger_than_any_workbook_is_not_read(run: Run, path: Path) -> None:
    book = path.with_suffix(".xlsx")
    with book.open("wb") as stream:
        stream.truncate(10**12)
    assert "XL102" in run("import", book, "--into", path).stderr


def test_nothing_is_changed_where_the_actuals_cannot_be_written(run: Run, path: Path) -> None:
    book = write_book(path)
    made = load_workbook(book)
    made["KPIs"]["G4"].value = 99
    actual = next(cell for cell in made["KPIs"][3] if cell.value == "Actual 2021")
    made["KPIs"].cell(4, actual.column).value = 5
    made.save(book)
    result = run("import", book, "--into", path, "--actuals", path.with_name("nowhere") / "a.yaml")
    assert (result.exit_code, "cannot write" in result.stderr) == (1, True)
    assert path.read_text("utf-8") == PROGRAMME


def test_entities_that_multiply_are_refused(run: Run, path: Path) -> None:
    book = write_book(path)
    repacked(book, {"xl/worksheets/sheet3.xml": LAUGHS})
    result = run("import", book, "--into", path)
    assert (result.exit_code, "error XL10" in result.stderr) == (1, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_that_is_declared_once_and_used_often_is_refused(run: Run, path: Path, encoding: str) -> None:
    book = write_book(path)
    with zipfile.ZipFile(book) as archive:
        body = archive.read("xl/workbook.xml").decode().rpartition("?>")[2]
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE workbook [<!ENTITY a "{"A" * 1000}">]>'
    names = f'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{"&a;" * 1000}</definedName></definedNames>'
    repacked(book, {"xl/workbook.xml": (declared + body.replace("<calcPr", names + "<calcPr")).encode(encoding)})
    assert "XL101" in run("import", book, "--into", path).stderr


def test_what_a_parser_says_of_a_damaged_workbook_is_not_shown_to_its_owner(run: Run, path: Path) -> None:
    book = write_book(path)
    repacked(book, {"xl/workbook.xml": b"<workbook"})
    told = run("import", book, "--into", path).stderr
    assert "XL101 this is no workbook that can be read: it is damaged, or of another kind\n" in told


def test_a_sheet_whose_part_is_lost_is_told(run: Run, path: Path) -> None:
    book = write_book(path)
    title = load_workbook(book).sheetnames[0]
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "xl/worksheets/sheet1.xml"}
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert f"XL123 {title}: the sheet is not there any more" in run("import", book, "--into", path).stderr


def test_a_far_cell_costs_nothing_and_is_told(run: Run, path: Path) -> None:
    book = write_book(path)
    made = load_workbook(book)
    made["KPIs"].cell(1_048_576, 16_384).value = "far"
    made["KPIs"]["G4"].value = 99
    made.save(book)
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL115" in result.stderr) == (0, True)
    assert "2021: 99" in path.read_text("utf-8")


@pytest.mark.parametrize("data", [b"", b"PK", b"no workbook", PROGRAMME.encode()])
def test_what_is_no_workbook_is_named(run: Run, path: Path, data: bytes) -> None:
    book = path.with_suffix(".xlsx")
    book.write_bytes(data)
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL101" in result.stderr) == (1, True)


def test_a_workbook_of_somebody_else_is_named(run: Run, path: Path) -> None:
    book = path.with_suffix(".xlsx")
    Workbook().save(book)
    assert "XL103" in run("import", book, "--into", path).stderr


@pytest.mark.parametrize("field", ["name", "targets", "targets/1", "baseline/value/x", "measures", "../x"])
def test_a_hidden_sheet_that_names_other_fields_is_refused(run: Run, path: Path, field: str) -> None:
    book = write_book(path)
    made = load_workbook(book)
    for line in made["clustermodel"].iter_rows():
        if line[0].value == "cell" and line[6].value == "targets/2021":
            line[6].value = field
    made["KPIs"]["G4"].value = 99
    made.save(book)
    assert "error XL" in run("import", book, "--into", path).stderr
    assert path.read_text("utf-8") == PROGRAMME


@pytest.mark.parametrize(("kind", "column"), [("table", 3), ("table", 2), ("column", 2), ("cell", 3)])
@pytest.mark.parametrize("number", ["0", "-2", "9999999999", "x", ""])
def test_a_hidden_sheet_with_numbers_of_no_sheet_is_refused(run: Run, path: Path, kind: str, column: int, number: str) -> None:
    book = write_book(path)
    made = load_workbook(book)
    line = next(line for line in made["clustermodel"].iter_rows() if line[0].value == kind)
    line[column].value = number
    made.save(book)
    assert "XL103" in run("import", book, "--into", path).stderr


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_damaged_workbook_never_raises(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = tmp_path_factory.mktemp("damaged") / "plan.yaml"
    path.write_text(PROGRAMME, "utf-8")
    book = write_book(path)
    with zipfile.ZipFile(book) as archive:
        name = data.draw(st.sampled_from([one for one in archive.namelist() if one.endswith((".xml", ".rels"))]))
        held = archive.read(name)
    start = data.draw(st.integers(0, len(held)))
    stop = data.draw(st.integers(start, min(len(held), start + 400)))
    repacked(book, {name: held[:start] + data.draw(st.binary(max_size=20)) + held[stop:]})
    import_workbook(load(path), book)


def numbered(*rows: str) -> bytes:
    """A sheet of rows with these numbers; without one where it is empty."""
    return SHEET % "".join(f"<row{f' r={chr(34)}{row}{chr(34)}' if row else ''}><c><v>1</v></c></row>" for row in rows).encode()


@pytest.mark.parametrize("rows", [("0", "1"), ("-3",), ("1", "5", "3"), ("1", "2", "2"), ("2", "", "3")])
def test_rows_that_would_be_lost_for_their_numbers_are_told(run: Run, path: Path, rows: tuple[str, ...]) -> None:
    book = write_book(path)
    repacked(book, {"xl/worksheets/sheet3.xml": numbered(*rows)})
    result = run("import", book, "--into", path)
    assert (result.exit_code, "XL101" in result.stderr, "rows are not numbered one after the other" in result.stderr) == (1, True, True)


@pytest.mark.parametrize("rows", [("1", "2", "9"), ("", "", ""), ("", "2", "")])
def test_rows_may_have_gaps_or_no_numbers(run: Run, path: Path, rows: tuple[str, ...]) -> None:
    book = write_book(path)
    repacked(book, {"xl/worksheets/sheet3.xml": numbered(*rows)})
    assert "XL101" not in run("import", book, "--into", path).stderr
