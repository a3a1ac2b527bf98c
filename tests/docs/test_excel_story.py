"""What docs/excel.md and its Russian page tell happens so."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from clustermodel import export, load
from clustermodel.cli import group

ROOT = Path(__file__).parents[2]
PAGES = {"en": (ROOT / "docs" / "excel.md").read_text("utf-8"), "ru": (ROOT / "docs" / "excel.ru.md").read_text("utf-8")}
EDITS = {
    "en": {
        ("KPIs", "K9"): 42, ("KPIs", "O7"): "~80", ("KPIs", "L4"): 81.3, ("Execution", "D11"): "done", ("Execution", "E11"): "19.03.2027",
        ("Roadmap", "J7"): "Heat that six dairies use again",
        ("Roadmap", "D4"): "soon", ("Roadmap", "B24"): "Open the plant to schools", ("Roadmap", "C24"): "D1", ("Roadmap", "D24"): "2027-H2",
    },
    "ru": {
        ("Показатели", "K9"): 42, ("Показатели", "O7"): "~80", ("Показатели", "L4"): "81,3", ("Исполнение", "D11"): "выполнено",
        ("Дорожная карта", "J7"): "Тепло, которое шесть заводов используют повторно", ("Исполнение", "E11"): "19.03.2027", ("Дорожная карта", "D4"): "скоро", ("Дорожная карта", "B24"): "Открыть завод для школьников",
        ("Дорожная карта", "C24"): "D1", ("Дорожная карта", "D24"): "II полугодие 2027 г.",
    },
}  # fmt: skip


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("dairy_valley.yaml", "dairy_valley.actuals.yaml"):
        shutil.copy(ROOT / "examples" / "dairy" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path("dairy_valley.yaml")


def said(language: str, *arguments: str) -> list[str]:
    given = ["import", *arguments, "--into", "dairy_valley.yaml", "--lang", language]
    result = CliRunner().invoke(group, given, env={"LC_ALL": "C"})
    return [line for line in (result.stderr + result.stdout).replace("\u00a0", " ").splitlines() if line.strip()]


@pytest.mark.parametrize("language", [*PAGES])
def test_the_edits_come_back_as_told(programme: Path, language: str) -> None:
    page = PAGES[language].splitlines()
    Path("dairy.xlsx").write_bytes(export(load(programme), "xlsx", language=language, as_of=date(2027, 3, 31)))
    book = load_workbook("dairy.xlsx")
    for (sheet, cell), value in EDITS[language].items():
        book[sheet][cell].value = value
    book.save("dairy.xlsx")
    programme.write_text(programme.read_text("utf-8").replace("2027: 40", "2027: 41"), "utf-8")
    lines = said(language, "dairy.xlsx")
    assert len(lines) == 12
    assert [line for line in lines if line not in page] == []
    assert next(line for line in page if line.startswith("+    targets"))[1:] in programme.read_text("utf-8")


@pytest.mark.usefixtures("programme")
@pytest.mark.parametrize("language", [*PAGES])
def test_the_free_table_is_read_as_told(language: str) -> None:
    page = PAGES[language]
    table = page[page.index("№ п/п;") :].partition("```")[0]
    Path("targets.csv").write_text(table, "utf-8")
    lines = [line for line in said(language, "targets.csv", "--table", "kpis") if not line.startswith("    =")]
    assert len(lines) == 7
    assert [line for line in lines if line not in page.splitlines()] == []
