"""Files that look like a free table, and are saved as something else."""

from pathlib import Path

import pytest

from tests.importing.conftest import Run


@pytest.mark.parametrize(("encoding", "said"), [("koi8-r", "it is a text in KOI8-R"), ("cp866", "it is a text in CP866"), ("cp1251", "")])
def test_a_text_in_an_encoding_of_old_programs_is_called_so(run: Run, path: Path, encoding: str, said: str) -> None:
    table = path.with_name("table.csv")
    table.write_bytes("Показатель;Ед. изм.;План 2021\nКойки;шт.;5\n".encode(encoding))
    result = run("import", table, "--into", path, "--table", "kpis")
    assert (said in result.stderr, "XL101" in result.stderr, "save the table as .xlsx, or as CSV in UTF-8" in result.stderr) == (True, bool(said), bool(said))


@pytest.mark.parametrize("text", ["<html><table><tr><td>Показатель</td></tr></table></html>", '\n<?xml version="1.0"?><Workbook></Workbook>'])
def test_a_web_page_that_is_called_a_workbook_is_told(run: Run, path: Path, text: str) -> None:
    table = path.with_name("table.xls")
    table.write_text(text, "utf-8")
    result = run("import", table, "--into", path, "--table", "kpis")
    assert ("XL101" in result.stderr, "it is a web page, or XML" in result.stderr, result.exit_code) == (True, True, 1)
