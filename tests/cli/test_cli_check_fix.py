"""`clustermodel check --fix` and `--diff`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def slips(good: Path) -> Path:
    """A programme with a misspelt key, a printed date, and a reference with a letter of another script."""
    text = good.read_text("utf-8").replace("aggregation", "agregation").replace("2021\n", "12/2021  # as printed\n")
    good.write_bytes(text.replace("drives: {K1", "drives: {К1").replace("\n", "\r\n").encode("utf-8-sig"))
    return good


def test_what_needs_no_decision_is_mended_and_the_rest_reported(run: Run, slips: Path) -> None:
    before = slips.read_bytes()
    result = run("check", slips, "--fix", "--select", "YM,RF,KP")
    assert result.stderr.splitlines()[0] == "3 fixed"
    assert "YM202" not in result.stdout
    expected = before.replace(b"agregation", b"aggregation").replace(b"12/2021 ", b"2021-12 ")
    assert slips.read_bytes() == expected.replace("К1".encode(), b"K1")
    assert run("check", slips, "--fix", "--select", "YM,RF").stderr.splitlines()[0] == "0 fixed"


def test_the_difference_is_shown_and_nothing_written(run: Run, slips: Path) -> None:
    before = slips.read_bytes()
    result = run("check", slips, "--diff", "--select", "YM202")
    changed = [line for line in result.stdout.splitlines() if line.startswith(("+", "-"))]
    assert changed[0] == f"--- {slips.as_posix()}"
    assert [line.partition(", a")[2][:14] for line in changed[2:]] == ["gregation: flo", "ggregation: fl"]
    assert (result.exit_code, result.stderr) == (1, "1 can be fixed\n")
    assert slips.read_bytes() == before


def test_without_anything_to_fix_the_difference_is_empty(run: Run, good: Path) -> None:
    result = run("check", good, "--diff")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "0 can be fixed\n", 0)


def test_a_difference_in_the_last_line_says_that_it_has_no_end(run: Run, slips: Path) -> None:
    slips.write_bytes(slips.read_bytes() + b"risks: [{id: R1, text: T, thretens: [G1]}]")
    assert "\\ No newline at end of file" in run("check", slips, "--diff").stdout


def test_the_summary_counts_what_can_be_fixed(run: Run, slips: Path) -> None:
    assert "3 for --fix in 1 programme" in run("check", slips, "--select", "YM,RF").stderr


def test_only_the_codes_that_are_asked_for_are_mended(run: Run, slips: Path) -> None:
    assert run("check", slips, "--fix", "--select", "RF").stderr.splitlines()[0] == "1 fixed"
    assert b"agregation" in slips.read_bytes()


def test_what_is_waived_is_not_mended(run: Run, slips: Path) -> None:
    waiver = "waivers: [{code: RF104, at: 'action:2.10/drives', reason: as printed, until: 2100}]\r\n"
    slips.write_bytes(slips.read_bytes() + waiver.encode())
    assert run("check", slips, "--fix", "--select", "RF").stderr.splitlines()[0] == "0 fixed"


def test_the_file_of_actuals_is_mended_too(run: Run, good: Path) -> None:
    beside = good.with_name("good.actuals.yaml")
    text = "format: clustermodel-actuals/1\nprogram: demo\nas_of: 31.12.2021\nkpis: {K1: [{period: 2021, value: '2,5'}]}\n"
    beside.write_text(text, "utf-8")
    before = good.read_bytes()
    assert run("check", good, "--fix", "--select", "YM").stderr.splitlines()[0] == "2 fixed"
    assert beside.read_text("utf-8") == text.replace("31.12.2021", "2021-12-31").replace("'2,5'", "2.5")
    assert good.read_bytes() == before


def test_the_file_of_translations_is_mended_too(run: Run, good: Path) -> None:
    beside = good.with_name("good.de.yaml")
    beside.write_text("format: clustermodel-translation/1\nprogram: demo\nlanguage: de\ntxts: {}\n", "utf-8")
    assert run("check", good, "--fix", "--select", "YM").stderr.splitlines()[0] == "1 fixed"
    assert beside.read_text("utf-8").endswith("\ntexts: {}\n")


def test_a_file_that_cannot_be_read_to_its_end_is_left(run: Run, slips: Path) -> None:
    slips.write_bytes(slips.read_bytes() + b"x: [\r\n")
    before = slips.read_bytes()
    result = run("check", slips, "--fix")
    assert (result.stderr.splitlines()[0], result.exit_code) == ("0 fixed", 1)
    assert slips.read_bytes() == before


def test_a_file_that_cannot_be_written_is_named(run: Run, slips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", _full_disk)
    result = run("check", slips, "--fix")
    assert (result.exit_code, result.stderr) == (1, f"Error: cannot write {slips.as_posix()}: No space left on device\n")


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


MEDDLER = '''"""A check during which somebody else edits the file."""
from pathlib import Path
from clustermodel.hookspecs import check, checks_in, hookimpl

@check("MED101")
def meddling(ctx):
    "The file is edited meanwhile."
    path = Path(__file__).parent / "meddled.yaml"
    path.write_text(path.read_text("utf-8").replace("{id: '1', title: a,", "{id: '0', title: new, when: 2020}, {id: '1', title: a,"), "utf-8")
    yield from ()

@hookimpl
def clustermodel_checks():
    return checks_in(globals())
'''


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_file_that_somebody_edits_during_the_check_is_left_as_it_is(tmp_path: Path, run: Run, option: str) -> None:
    (tmp_path / "meddler.py").write_text(MEDDLER, "utf-8")
    programme = tmp_path / "meddled.yaml"
    programme.write_text(
        "format: clustermodel/1\nprogram: {id: a, title: t, cluster: c}\n"
        "roadmap: {actions: [{id: '1', title: a, when: 2023 г.}]}\n",
        "utf-8",
    )
    result = run("check", programme, option, "-p", tmp_path / "meddler.py", "--lang", "en")
    assert result.exit_code == 1
    assert "has changed since it was read; it was left as it is" in result.stderr
    assert "{id: '0', title: new, when: 2020}, {id: '1', title: a, when: 2023 г.}" in programme.read_text("utf-8")


def test_an_id_with_a_letter_of_another_alphabet_is_mended_with_what_refers_to_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mixed.yaml"
    text = (
        "format: clustermodel/1\nprogram: {id: d, title: d, cluster: d}\nswot:\n  strengths: [{id: С1, text: Foo}]\n"
        "  opportunities: [{id: O1, text: Bar}]\n  pairings: [{id: SO1, quadrant: SO, response: x, factors: [С1, О1]}]\n"
    )
    path.write_text(text, "utf-8")
    result = run("check", path, "--fix", "--select", "YM,RF,SW")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "3 fixed")
    assert path.read_text("utf-8") == text.replace("С1", "C1").replace("О1", "O1")
    clash = text.replace("text: Foo}", "text: Foo}, {id: C1, text: Other}")
    path.write_text(clash, "utf-8")
    run("check", path, "--fix", "--select", "YM")
    assert path.read_text("utf-8") == clash


def test_spaces_in_numbers_are_taken_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "spaced.yaml"
    head = "format: clustermodel/1\nprogram: {id: d, title: d, cluster: d}\n"
    path.write_text(head + "kpis: [{id: K1, name: n, targets: {2020: 1 840, 2021: 1 000 000}}]\n", "utf-8")
    assert run("check", path, "--fix", "--select", "YM").stderr.splitlines()[0] == "2 fixed"
    assert "{2020: 1840, 2021: 1000000}" in path.read_text("utf-8")
