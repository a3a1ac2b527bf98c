"""`clustermodel translate`: the file beside the programme, what is said of it, and when nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from clustermodel.model.translation import digest
from tests.loading.translated import HEAD, PROGRAM

Run = Callable[..., Result]
OLD = "texts:\n  objective:G1: {text: Sell}\noriginals:\n  objective:G1: {text: aaaaaaaa}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "demo.yaml"
    path.write_text(PROGRAM, "utf-8")
    return path


def beside(path: Path) -> Path:
    return path.with_name("demo.en.yaml")


def test_a_new_file_is_laid_out_and_has_no_error(run: Run, path: Path) -> None:
    done = run("translate", path, "--to", "en")
    assert done.exit_code == 0
    assert "demo.en.yaml: 0 of 11 texts translated, 11 missing, 0 stale\n" in done.stderr
    assert beside(path).read_text("utf-8").startswith(HEAD)
    assert run("check", path, "--select", "LN,YM").exit_code == 0


def test_a_second_run_changes_nothing(run: Run, path: Path) -> None:
    run("translate", path, "--to", "en")
    before = beside(path).read_bytes()
    assert run("translate", path, "--to", "en").exit_code == 0
    assert beside(path).read_bytes() == before


def test_a_wording_of_an_older_original_is_listed_and_stays(run: Run, path: Path) -> None:
    beside(path).write_text(HEAD + OLD, "utf-8")
    done = run("translate", path, "--to", "en")
    assert done.stdout == "stale: objective:G1/text\n"
    assert "1 of 11 texts translated, 10 missing, 1 stale" in done.stderr
    assert "aaaaaaaa" in beside(path).read_text("utf-8")


@pytest.mark.parametrize("address", ["objective:G1", "objective:G1/text", "all"])
def test_a_wording_is_accepted_by_its_address(run: Run, path: Path, address: str) -> None:
    beside(path).write_text(HEAD + OLD, "utf-8")
    done = run("translate", path, "--to", "en", "--accept", address)
    assert done.stdout == ""
    assert "0 stale, 1 accepted" in done.stderr
    assert digest("Продавать") in beside(path).read_text("utf-8")


def test_what_is_not_stale_cannot_be_accepted(run: Run, path: Path) -> None:
    beside(path).write_text(HEAD + OLD, "utf-8")
    done = run("translate", path, "--to", "en", "--accept", "objective:G2")
    assert done.exit_code == 2
    assert "Did you mean objective:G1" in done.stderr
    assert beside(path).read_text("utf-8") == HEAD + OLD


@pytest.mark.parametrize("language", ["ru", "russian language", "../en", ""])
def test_only_a_tag_of_another_language_will_do(run: Run, path: Path, language: str) -> None:
    done = run("translate", path, "--to", language)
    assert done.exit_code == 2
    assert "is not a tag of another language" in done.stderr
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (HEAD + "texts: [Sell]\n", 1, "YM204"),
        (HEAD.replace("demo", "pharma"), 1, "is not a translation of 'demo' into 'en'"),
        (HEAD.replace(": en", ": de"), 1, "is not a translation of 'demo' into 'en'"),
        (PROGRAM, 1, "is something else than a translation"),
    ],
)
def test_a_file_that_cannot_be_used_stays_as_it_is(run: Run, path: Path, text: str, code: int, said: str) -> None:
    beside(path).write_text(text, "utf-8")
    done = run("translate", path, "--to", "en")
    assert (done.exit_code, said in done.stderr) == (code, True)
    assert beside(path).read_text("utf-8") == text


def test_a_folder_in_the_place_of_the_file_is_one_clear_line(run: Run, path: Path) -> None:
    beside(path).mkdir()
    done = run("translate", path, "--to", "en")
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr
