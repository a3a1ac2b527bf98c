"""The file that a cluster names as its programme is looked at: it must be there, and be the programme of that id."""

from pathlib import Path

import pytest

from clustermodel import check, load

HEAD = "format: clustermodel/1\nprogram: {id: %s, title: T, cluster: C}\n"


def found(folder: Path, programme: str, *others: str) -> list[str]:
    (folder / "in").mkdir()
    (folder / "in" / "b.yaml").write_text(HEAD % "beta", "utf-8")
    (folder / "in" / "notes.yaml").write_text("just: a file\n", "utf-8")
    (folder / "c.yaml").write_text(HEAD % "beta", "utf-8")
    mine = folder / "in" / "a.yaml"
    mine.write_text(HEAD % "a" + f"clusters: [{{id: beta, name: B, programme: {programme}}}]\n", "utf-8")
    around = [program for one in others if (program := load(folder / "in" / one).program)]
    return [one.code for one in check(load(mine), select=["LK2"], others=around).diagnostics]


@pytest.mark.parametrize(
    ("programme", "code"),
    [("b.yaml", ""), ("missing.yaml", "LK202"), ("notes.yaml", "LK202"), (".", "LK202"), ("../c.yaml", "LK201"), ("/", "LK201")],
)
def test_the_file_of_a_neighbour_is_there_and_within_the_folder(tmp_path: Path, programme: str, code: str) -> None:
    assert found(tmp_path, programme) == ([code] if code else [])


@pytest.mark.parametrize(("programme", "code"), [("b.yaml", ""), ("missing.yaml", "LK202"), ("../c.yaml", "LK201")])
def test_one_that_is_checked_together_with_it_is_found_by_its_id(tmp_path: Path, programme: str, code: str) -> None:
    assert found(tmp_path, programme, "b.yaml") == ([code] if code else [])


@pytest.mark.parametrize(
    ("programme", "reason"),
    [
        ("loop/b.yaml", "Too many levels of symbolic links"),
        ('"a\\0b"', "it does not exist"),
        ("dead.yaml", "it does not exist"),
    ],
)
def test_why_it_cannot_be_read_is_told_in_words(tmp_path: Path, programme: str, reason: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dead.yaml").symlink_to("nothing")
    mine = tmp_path / "a.yaml"
    mine.write_text(HEAD % "a" + f"clusters: [{{id: beta, name: B, programme: {programme}}}]\n", "utf-8")
    (one,) = check(load(mine), select=["LK2"]).diagnostics
    assert (one.code, str(tmp_path) in one.message) == ("LK202", False)
    assert one.message.endswith(reason)


def test_a_programme_of_another_id_is_told_for_the_two_would_not_be_compared(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(HEAD % "beta", "utf-8")
    mine = tmp_path / "a.yaml"
    mine.write_text(HEAD % "a" + "clusters: [{id: b, name: B, programme: b.yaml}]\n", "utf-8")
    (one,) = check(load(mine), select=["LK2"]).diagnostics
    assert (one.code, one.subject, one.span.line if one.span else 0) == ("LK203", "cluster:b/programme", 3)
    assert "beta" in one.hint


def test_a_neighbour_that_calls_the_cluster_otherwise_is_not_said_to_lack_a_tie(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        HEAD % "beta" + "clusters: [{id: aa, name: A}]\nlinks: [{id: L1, with: [aa], kind: goods}]\n", "utf-8"
    )
    mine = tmp_path / "a.yaml"
    mine.write_text(HEAD % "a" + "clusters: [{id: beta, name: B}]\nlinks: [{id: L1, with: [beta], kind: goods}]\n", "utf-8")
    other = load(tmp_path / "b.yaml").program
    assert other is not None
    (one,) = check(load(mine), select=["LK103"], others=[other]).diagnostics
    assert "'a'" in one.message
