"""Entry points read directly are those that importlib.metadata finds."""

import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from clustermodel.host.announced import announced

GROUP = "clustermodel"


def by_the_book() -> set[tuple[str, str, str]]:
    return {(one.name, one.value, f"{one.dist.name} {one.dist.version}") for one in entry_points(group=GROUP) if one.dist}


def package(folder: Path, name: str, kind: str = "dist-info", text: str = "checks.one = json", head: str = "") -> None:
    info = folder / f"{name.replace('-', '_')}-1.5.{kind}"
    info.mkdir(parents=True)
    metadata = "METADATA" if kind == "dist-info" else "PKG-INFO"
    (info / metadata).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.5\n{head}\n\nName: none\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{text}\n\n[console_scripts]\nrun = a:b\n", "utf-8")


def test_those_of_this_environment() -> None:
    assert set(announced(GROUP)) == by_the_book()
    assert set(announced("pytest11")) == {
        (one.name, one.value, f"{one.dist.name} {one.dist.version}") for one in entry_points(group="pytest11") if one.dist
    }


@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
@pytest.mark.parametrize("name", ["plain", "Two-Words", "dotted.name"])
def test_those_of_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str) -> None:
    package(tmp_path, name, kind, "# a comment\n\n  checks.one  =  json:dumps [extra]\n", "Requires-Dist: attrs")
    monkeypatch.syspath_prepend(tmp_path)
    found = [one for one in announced(GROUP) if one.origin == f"{name} 1.5"]
    assert [(one.name, one.value) for one in found] == [("checks.one", "json:dumps [extra]")]
    assert found[0].load() is sys.modules["json"].dumps
    assert set(announced(GROUP)) == by_the_book()


def test_the_first_of_a_distribution_that_is_there_twice_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path / "first", "some-name", text="checks.one = json")
    package(tmp_path / "second", "Some.Name", text="checks.one = csv")
    monkeypatch.syspath_prepend(tmp_path / "second")
    monkeypatch.syspath_prepend(tmp_path / "first")
    assert [one.value for one in announced(GROUP) if one.name == "checks.one"] == ["json"]
    assert set(announced(GROUP)) == by_the_book()


def test_those_of_a_package_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path / "files", "zipped")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in filter(Path.is_file, (tmp_path / "files").rglob("*")):
            archive.write(path, path.relative_to(tmp_path / "files").as_posix())
    monkeypatch.syspath_prepend(tmp_path / "all.zip")
    assert ("checks.one", "json", "zipped 1.5") in announced(GROUP)


def test_those_that_a_finder_knows_of(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        asked = False

        @classmethod
        def find_spec(cls, *_: object) -> None:
            return None

        @classmethod
        def find_distributions(cls, _: object) -> list[object]:
            cls.asked = True
            return []

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    announced(GROUP)
    assert Finder.asked


def test_metadata_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "nameless")
    (tmp_path / "nameless-1.5.dist-info" / "METADATA").unlink()
    monkeypatch.syspath_prepend(tmp_path)
    assert ("checks.one", "json", "unknown") in announced(GROUP)
