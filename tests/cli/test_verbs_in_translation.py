"""Verbs that show texts of a programme show its translation to whoever reads that language."""

import pytest

from tests.cli.conftest import Run

REAL, DAIRY = "programs/medical_tourism.yaml", "examples/dairy/dairy_valley.yaml"
K7 = ("Number of joint projects", "Количество совместных проектов")
K4 = ("Share of whey put to use", "Доля используемой сыворотки")


@pytest.mark.parametrize(
    ("asked", "language", "first"),
    [((REAL, "kpi:K7"), "en", K7[0]), ((REAL, "kpi:K7"), "ru", K7[1]), ((DAIRY, "kpi:K4"), "en", K4[0]), ((DAIRY, "kpi:K4"), "ru", K4[1])],
)
@pytest.mark.parametrize("verb", ["show", "trace"])
def test_an_element_is_called_as_its_reader_calls_it(run: Run, verb: str, asked: tuple[str, str], language: str, first: str) -> None:
    lines = run(verb, *asked, "--lang", language).stdout.splitlines()
    assert lines[0].startswith(f"{asked[1]}  {first}")


def test_what_is_shown_around_an_element_is_in_that_language_and_its_yaml_is_the_original(run: Run) -> None:
    shown = run("show", DAIRY, "kpi:K2", "--lang", "ru", "--as-of", "2027-03-01").stdout
    assert "name: Sales of Tarrow Blue" in shown
    after = shown[shown.index("Отчётность членов кластера") :]
    assert "Контроль использования охраняемого наименования" in after
    assert "Control the use of the protected name" not in shown


@pytest.mark.parametrize(("path", "title"), [(REAL, "DEVELOPMENT PROGRAMME"), (DAIRY, "DEVELOPMENT PROGRAMME")])
def test_the_head_of_a_programme_is_told_in_that_language(run: Run, path: str, title: str) -> None:
    assert run("show", path, "--lang", "en").stdout.startswith(title)
    assert run("show", path, "--lang", "ru").stdout.startswith("ПРОГРАММА РАЗВИТИЯ")
    assert "Mission: " in run("show", path, "--lang", "en").stdout


def test_a_diagram_of_what_an_element_rests_on_is_in_that_language(run: Run) -> None:
    drawn = run("trace", DAIRY, "kpi:K4", "--format", "mermaid", "--lang", "ru").stdout
    assert K4[1] in drawn
    assert K4[0] not in drawn
