"""What docs/excel.md tells happens so."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from clustermodel import export, load
from clustermodel.cli import group

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "excel.md").read_text("utf-8")
EDITS = {
    ("KPIs", "K9"): 42, ("KPIs", "O7"): "~80", ("KPIs", "L4"): 81.3, ("Execution", "D11"): "done", ("Execution", "E11"): "19.03.2027",
    ("Roadmap", "D4"): "soon", ("Roadmap", "B24"): "Open the plant to schools", ("Roadmap", "C24"): "D1", ("Roadmap", "D24"): "2027-H2",
}  # fmt: skip


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("dairy_valley.yaml", "dairy_valley.actuals.yaml"):
        shutil.copy(ROOT / "examples" / "dairy" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("dairy_valley.yaml")


def said(*arguments: str) -> list[str]:
    result = CliRunner().invoke(group, ["import", *arguments, "--into", "dairy_valley.yaml"], env={"LC_ALL": "C"})
    return [line for line in (result.stderr + result.stdout).splitlines() if line.strip()]


def test_the_edits_come_back_as_told(programme: Path) -> None:
    Path("dairy.xlsx").write_bytes(export(load(programme), "xlsx", as_of=date(2027, 3, 31)))
    book = load_workbook("dairy.xlsx")
    for (sheet, cell), value in EDITS.items():
        book[sheet][cell].value = value
    book.save("dairy.xlsx")
    programme.write_text(programme.read_text("utf-8").replace("2027: 40", "2027: 41"), "utf-8")
    lines = said("dairy.xlsx")
    assert len(lines) == 11
    assert [line for line in lines if line not in PAGE.splitlines()] == []
    assert next(line for line in PAGE.splitlines() if line.startswith("+    targets"))[1:] in programme.read_text("utf-8")


@pytest.mark.usefixtures("programme")
def test_the_free_table_is_read_as_told() -> None:
    table = PAGE[PAGE.index("№ п/п;") :].partition("```")[0]
    Path("targets.csv").write_text(table, "utf-8")
    lines = [line for line in said("targets.csv", "--table", "kpis") if not line.startswith("    =")]
    assert len(lines) == 8
    assert [line for line in lines if line not in PAGE.splitlines()] == []
