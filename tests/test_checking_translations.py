"""Translations are checked with their programme: in their own file, only when that is wanted, without echoes."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustermodel import api
from clustermodel.api import check
from clustermodel.diagnostics import Diagnostic
from clustermodel.hookspecs import CheckContext, Finding, hookimpl
from clustermodel.hookspecs import check as check_of
from clustermodel.host import Host
from clustermodel.portfolio import check_files
from clustermodel.rendering.text import TextRenderer
from tests.loading.translated import HEAD, PROGRAM, write


def found(loaded: api.Loaded, *select: str) -> list[Diagnostic]:
    return [one for one in check(loaded, select=select).diagnostics if one.span and one.span.path.endswith(".en.yaml")]


def test_mistakes_of_the_file_are_shown_with_those_of_the_programme(tmp_path: Path) -> None:
    loaded = write(tmp_path, "wordings: {}\n")
    assert [one.code for one in found(loaded, "YM")] == ["YM202"]
    assert [one.code for one in found(loaded, "YM202")] == ["YM202"]


def test_a_file_is_read_only_if_findings_in_it_are_wanted(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {}\n")
    check(loaded, select=["SW"])
    (tmp_path / "demo.en.yaml").unlink()
    assert loaded.translations == {}


@pytest.mark.parametrize("entry", ["objective:G1: {text: [Sell]}", "objective:G1: [Sell]", "objective:G1:"])
def test_what_could_not_be_read_is_not_missing_too(tmp_path: Path, entry: str) -> None:
    loaded = write(tmp_path, f"texts:\n  {entry}\n")
    assert [one.subject for one in found(loaded, "LN101") if "objective" in one.subject] == []
    assert len(found(loaded, "YM")) == 1


def test_what_follows_a_mistake_of_syntax_is_not_missing(tmp_path: Path) -> None:
    loaded = write(tmp_path, 'texts:\n  objective:G1: {text: "Sell}\n  kpi:K1: {name: Jars}\n')
    assert [one.subject for one in found(loaded, "LN101") if "kpi" in one.subject or "objective" in one.subject] == []


def test_a_finding_in_a_translation_can_be_waived(tmp_path: Path) -> None:
    waiver = 'waivers: [{code: LN101, at: "place:town", reason: a name}]\n'
    loaded = write(tmp_path, "texts: {}\n", program=PROGRAM + waiver)
    report = check(loaded, select=["LN101", "WV"])
    assert [one.subject for one in report.waived] == ["place:town"]
    assert "place:town" not in [one.subject for one in report.diagnostics]
    assert not any(one.code.startswith("WV") for one in report.diagnostics)


KPIS = "".join(f"  - {{id: K{number}, name: Банка {number}}}\n" for number in range(2, 20))
FRESH = PROGRAM + KPIS


def test_a_translation_that_is_begun_gives_one_finding_and_names_what_is_missing_for_programs(tmp_path: Path) -> None:
    loaded = write(tmp_path, "labels: {Ресурсы: Resources, банок: jars}\ntexts: {}\n", program=FRESH)
    (one,) = found(loaded, "LN101")
    assert one.message == "27 of 27 texts have no wording in the language 'en'; they belong to elements of the kinds: program, place, objective, kpi"
    assert [other.subject for other in one.related] == ["program:demo", "place:town", "objective:G1", *(f"kpi:K{number}" for number in range(1, 20))]
    shown = TextRenderer(sources={}).render(one).splitlines()
    assert (len(shown), shown[-1]) == (13, "    + and 12 more")


DONE = "texts: {'program:demo': {title: Jam}, 'objective:G1': {text: Sell}, 'place:town': {name: Town, profile/Ресурсы/0: water}}\n"


def test_a_kind_that_is_missing_is_one_finding_and_a_few_texts_are_told_by_themselves(tmp_path: Path) -> None:
    loaded = write(tmp_path, "labels: {Ресурсы: Resources, банок: jars}\n" + DONE, program=FRESH)
    assert [(one.subject, one.values["n"], len(one.related)) for one in found(loaded, "LN101")] == [
        ("program:demo", 19 + 2, 19),
        ("place:town", 2, 0),
    ]


def test_what_is_waived_is_told_by_itself_so_that_the_waiver_finds_it(tmp_path: Path) -> None:
    waiver = 'waivers: [{code: LN101, at: "kpi:K7", reason: a name}]\n'
    loaded = write(tmp_path, "labels: {Ресурсы: Resources, банок: jars}\n" + DONE, program=FRESH + waiver)
    report = check(loaded, select=["LN101", "WV"])
    assert [one.subject for one in report.waived] == ["kpi:K7"]
    assert [len(one.related) for one in report.diagnostics if one.related] == [18]


def test_so_many_as_the_settings_say_are_told_one_by_one(tmp_path: Path) -> None:
    loaded = write(tmp_path, DONE, program=FRESH)
    report = check(loaded, select=["LN101"], parameters={"LN101": {"few": 19}})
    assert [one.related for one in report.diagnostics] == [()] * (1 + 1 + 19)


def test_the_findings_of_the_programme_are_the_same_with_and_without_a_translation(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G1': {text: Sell}}\n")
    alone = check(api.loads(PROGRAM), ignore=["LN"]).diagnostics
    together = check(loaded, ignore=["LN"]).diagnostics
    assert [(one.code, one.message) for one in together] == [(one.code, one.message) for one in alone]


def test_a_stale_wording_shows_the_original_beside_it(tmp_path: Path) -> None:
    text = "texts: {'objective:G1': {text: Sell}}\noriginals: {'objective:G1': {text: 00000000}}\n"
    (stale,) = found(write(tmp_path, text), "LN102")
    assert stale.subject == "objective:G1/text"
    assert "Продавать" in stale.message
    assert [one.message for one in stale.related] == ["objective:G1"]
    assert [Path(one.span.path).name for one in stale.related if one.span] == ["demo.yaml"]


def test_a_finding_in_a_file_that_is_not_there_is_shown_in_the_programme(tmp_path: Path) -> None:
    @check_of("ABC101")
    def lost(_: CheckContext) -> Iterator[Finding]:
        """Speak of a translation that nobody has."""
        yield Finding("objective:G1", "lost", at=("texts",), file="de")

    plugin = SimpleNamespace(clustermodel_checks=hookimpl(lambda: [lost]))
    report = check(write(tmp_path, ""), select=["ABC"], host=Host(plugins=[("abc", plugin)]))
    assert [Path(one.span.path).name for one in report.diagnostics if one.span] == ["demo.yaml"]


def test_another_programmes_translation_is_said_to_be_one_and_nothing_else(tmp_path: Path) -> None:
    loaded = write(tmp_path, "texts: {'objective:G9': {text: Sell}}\n", head=HEAD.replace("demo", "pharma"))
    assert [one.code for one in found(loaded, "LN")] == ["LN104"]


@given(st.integers(0, 10_000), st.sampled_from(["", "\n", ":", "[", "{", "  ", "~", '"', "- ", "\t", "\x00", "texts: "]))
def test_whatever_the_file_holds_is_a_finding(tmp_path_factory: pytest.TempPathFactory, at: int, sign: str) -> None:
    text = HEAD + "labels: {Ресурсы: a}\ntexts:\n  place:town: {name: Town}\n  kpi:K1:\n    name: Jars\noriginals: {}\n"
    at %= len(text)
    loaded = write(tmp_path_factory.mktemp("any"), text[:at] + sign + text[at + 1 :], head="")
    assert all(one.span is not None for one in check(loaded).diagnostics if one.code.startswith(("LN", "YM")))
    assert loaded.in_languages.program == loaded.program


def test_findings_call_units_as_the_translation_does(tmp_path: Path) -> None:
    programs = Path(__file__).parents[1] / "programs"
    for name in ("medical_tourism.yaml", "medical_tourism.en.yaml"):
        (tmp_path / name).write_bytes((programs / name).read_bytes())
    (outcome,) = check_files([tmp_path / "medical_tourism.yaml"], select=["KP107"])
    (told,) = [one for one in outcome.report.diagnostics if one.code == "KP107"]
    assert "1,000 thousand roubles, and statistic:core-revenue is 19.6 billion roubles" in told.text("en")
    assert "тыс. руб." in told.text("ru")
