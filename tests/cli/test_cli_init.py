"""`clustermodel init`: a file that passes every check, and nothing of anybody's is overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import clustermodel
from clustermodel.messages import languages

Run = Callable[..., Result]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_begun_passes_every_check(run: Run, tmp_path: Path, language: str) -> None:
    path = tmp_path / "agro.yaml"
    assert run("init", path, "--lang", language).exit_code == 0
    loaded = clustermodel.load(path)
    assert loaded.program is not None
    assert (loaded.program.header.id, loaded.program.header.language) == ("agro", language)
    done = run("check", path, "--strict", "--as-of", "2026-01-15")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_begun_can_be_published(run: Run, tmp_path: Path, language: str) -> None:
    path = tmp_path / "agro.yaml"
    run("init", path, "--lang", language)
    assert run("publish", path, "-o", tmp_path / "out").exit_code == 0


def test_the_languages_of_messages_all_have_a_beginning(run: Run, tmp_path: Path) -> None:
    texts = {}
    for language in languages():
        path = tmp_path / f"one-{language}.yaml"
        run("init", path, "--lang", language, "--id", "one")
        texts[language] = path.read_text("utf-8")
    assert len({*texts.values()}) == len(texts)


def test_a_file_that_is_there_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "agro.yaml"
    path.write_text("mine", "utf-8")
    done = run("init", path)
    assert (done.exit_code, path.read_text("utf-8")) == (1, "mine")
    assert "is there already; nothing was written" in done.stderr


@pytest.mark.parametrize(("name", "options", "told"), [
    ("агро.yaml", (), "--id"), ("agro.yaml", ("--id", "a b"), "is no id"), ("agro.txt", (), "ends with .yaml"),
    ("agro.yaml", ("--id", ""), "is no id"), ("agro.actuals.yaml", ("--id", "a"), "beside a programme"),
])  # fmt: skip
def test_a_name_that_cannot_be_used_is_wrong_usage(
    run: Run, tmp_path: Path, name: str, options: tuple[str, ...], told: str
) -> None:
    done = run("init", tmp_path / name, *options)
    assert (done.exit_code, [*tmp_path.iterdir()]) == (2, [])
    assert told in done.stderr


def test_a_folder_that_is_not_there_is_told_without_a_traceback(run: Run, tmp_path: Path) -> None:
    done = run("init", tmp_path / "nowhere" / "agro.yaml")
    assert done.exit_code == 1
    assert "cannot write" in done.stderr


@pytest.mark.parametrize("name", ["agro.draft.yaml", "agro.en.yaml"])
def test_a_name_like_that_of_a_translation_hurts_no_programme(run: Run, tmp_path: Path, name: str) -> None:
    for path in (tmp_path / "agro.yaml", tmp_path / name):
        assert run("init", path, "--id", "agro").exit_code == 0
        assert run("check", path, "--strict", "--as-of", "2026-01-15").exit_code == 0
    assert not clustermodel.load(tmp_path / "agro.yaml").translations


def test_a_link_that_leads_in_a_circle_is_told_without_a_traceback(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "loop.yaml"
    path.symlink_to(path)
    done = run("init", path)
    assert (done.exit_code, "cannot write" in done.stderr) == (1, True)


def test_an_id_that_nobody_would_write_again_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("init", tmp_path / "agro.yaml", "--id", "a" * 100_000)
    assert (done.exit_code, len(done.stderr) < 1000) == (2, True)
    assert "an id of 100000 letters is too long: at most 100" in done.stderr
    assert not (tmp_path / "agro.yaml").exists()
