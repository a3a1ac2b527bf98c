"""The sections of a text on paper, which may be many."""

import io

import docx

from clustermodel import export, loads
from tests.steps import steps

HEAD = """format: clustermodel/1
program: {{id: p, title: Programme, cluster: Cluster{}}}
objectives: [{{id: grow, text: To grow, source: "1.0"}}]
kpis: [{{id: size, name: Size, source: "1.1"}}]
sources:
- {{id: doc, kind: document, title: The text}}
"""
SIZE = 20


def made(size: int, more: str = "") -> bytes:
    sections = (f"- {{id: '1.{n}', within: doc, kind: section, line: {n + 1}, title: Section {n}}}\n" for n in range(size))
    claims = (f"- {{id: c{n}, source: '1.{n}', text: Statement {n}}}\n" for n in range(size))
    return export(loads("".join((HEAD.format(more), *sections, "claims:\n", *claims))), "docx", language="en")


def told(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def test_each_section_says_its_statement_once_in_its_order() -> None:
    text = told(made(30))
    assert [one for one in text if one.startswith("Statement")] == [f"Statement {n}." for n in range(30)]


def test_a_title_page_that_is_from_a_section_does_not_make_the_statements_stand_twice() -> None:
    text = told(made(3, ', source: "1.1"'))
    assert [one for one in text if one.startswith("Statement")] == [f"Statement {n}." for n in range(3)]


def test_twice_the_sections_are_twice_the_work() -> None:
    made(2)
    small, large = (steps(lambda size=size: made(size)) for size in (2 * SIZE, 4 * SIZE))  # type: ignore[misc]
    assert large <= 2.2 * small
