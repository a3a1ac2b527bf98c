"""What papers bear on their front: what the programme's own title page says of it."""

import io
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from clustermodel import export, loads
from clustermodel.cli import group

TEXT = """
format: clustermodel/1
program:
  id: p
  title: Programme
  cluster: Cluster
  edition: {markings: [Draft, For official use only]}
participants: {members: [{id: a, name: Alder}]}
"""


def lines(name: str) -> list[str]:
    made = export(loads(TEXT), name, language="en")
    assert isinstance(made, bytes)
    return [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]


@pytest.mark.parametrize("name", ["docx", "register", "catalogue"])
def test_all_papers_are_marked_as_the_programme_is(name: str) -> None:
    found = "\n".join(lines(name)).split("\n")
    assert found.index("Draft") + 1 == found.index("For official use only")
    assert found.count("Draft") == 1


@pytest.mark.parametrize("name", ["html", "catalogue-html", "markdown", "ics"])
def test_so_are_pages(name: str) -> None:
    assert "For official use only" in str(export(loads(TEXT), name, language="en"))


def test_so_are_the_workbook_the_comparison_and_the_index(tmp_path: Path) -> None:
    made = export(loads(TEXT), "xlsx", language="en")
    assert isinstance(made, bytes)
    assert "\nDraft\nFor official use only\n" in str(load_workbook(io.BytesIO(made)).worksheets[0]["A3"].value)
    (tmp_path / "p.yaml").write_text(TEXT, "utf-8")
    arguments = [str(tmp_path / "p.yaml"), "--as-of", "2026-01-01"]
    assert "<span class=marking>Draft</span>" in CliRunner().invoke(group, ["compare", *arguments, "--format", "html"]).output
    for name in ("json", "csv"):
        done = CliRunner().invoke(group, ["publish", *arguments, "--only", name, "-o", str(tmp_path / "out")])
        assert done.exit_code == 0, done.output
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert index.count("<p>Draft</p>\n<p>For official use only</p>") == 1


def test_an_index_that_is_written_again_keeps_a_marking_whole(tmp_path: Path) -> None:
    for stem, marking in (("p", "Draft | second reading"), ("q", "Draft")):
        (tmp_path / f"{stem}.yaml").write_text(TEXT.replace("id: p", f"id: {stem}").replace("Draft", marking), "utf-8")
        command = ["publish", str(tmp_path / f"{stem}.yaml"), "--as-of", "2026-01-01", "--only", "json", "-o", str(tmp_path / "out")]
        assert CliRunner().invoke(group, command).exit_code == 0
    assert "<p>Draft | second reading</p>" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_factor_that_the_text_has_not_stands_on_the_side_of_what_is_around() -> None:
    swot = """
swot:
  weaknesses: [{id: W4, text: They buy alone}]
  pairings: [{id: WT2, quadrant: WT, response: Join, factors: {W4: stated, T6: unresolved}}]
"""
    made = export(loads(TEXT + swot), "docx", language="en")
    assert isinstance(made, bytes)
    cells = [cell.text for table in docx.Document(io.BytesIO(made)).tables for row in table.rows for cell in row.cells]
    assert any("W4 – T6**" in cell for cell in cells)


def test_the_properties_of_a_list_say_of_which_cluster_it_is() -> None:
    made = export(loads(TEXT), "register", language="en")
    assert isinstance(made, bytes)
    assert docx.Document(io.BytesIO(made)).core_properties.title == "Register of participants — Cluster"


def test_a_guess_who_prepared_a_programme_is_none_of_what_its_summary_says() -> None:
    text = TEXT.replace("markings:", "prepared_by: {fund: weak}, markings:") + "organizations: [{id: fund, name: Fund of the County}]\n"
    assert "Prepared by" not in str(export(loads(text), "markdown", language="en"))
    assert "Prepared by" in str(export(loads(text.replace("{fund: weak}", "fund")), "markdown", language="en"))
