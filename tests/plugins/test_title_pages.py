"""What papers bear on their front: what the programme's own title page says of it."""

import io

import docx
import pytest

from clustermodel import export, loads

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


@pytest.mark.parametrize("name", ["html", "catalogue-html", "markdown"])
def test_so_are_pages(name: str) -> None:
    assert "For official use only" in str(export(loads(TEXT), name, language="en"))


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
