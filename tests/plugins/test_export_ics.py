"""`export --to ics`: the roadmap as a calendar, read by vobject."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from clustermodel import Loaded, export, load, loads
from clustermodel.model.header import Header
from clustermodel.model.period import Every, parse_period, unit_of
from clustermodel.model.program import Program
from clustermodel.model.roadmap import Action, Roadmap
from clustermodel.plugins import ics
from clustermodel.testing.conformance import PluginTests
from clustermodel.testing.strategies import programs
from clustermodel.views.naming import shortened
from clustermodel.views.printable import one_break

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
PROGRAMMES = [ROOT / "programs/medical_tourism.yaml", ROOT / "examples/dairy/dairy_valley.yaml"]
PLACED = "The day shown is the last one of the period, not an appointed date."
PLAN = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2020..2022}
organizations: [{id: club, name: "The club, and friends"}]
roadmap:
  directions: [{id: D1, title: Food}]
  actions:
    - {id: "1.1", direction: D1, title: "Cook; serve", when: 2021, responsible: [club], printed: {when: 2021 or so}}
    - {id: "1.2", title: Meet, when: 2020-H2, every: half-year, result: {text: Minutes}}
    - {id: "1.3", title: Some day}
"""
REPORT = """
format: clustermodel-actuals/1
program: p
actions:
  "1.1": [{period: 2021, status: running}]
  "1.2":
    - {period: 2020-H2, status: done, date: 2020-11-20, result: {text: Five came, value: 5, unit: people}, evidence: Order 7}
    - {period: 2021-H2, status: cancelled}
    - {period: 2023, status: done}
"""


class TestIcs(PluginTests):
    plugin = ics


@pytest.fixture
def reported(tmp_path: Path) -> Loaded:
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "p.actuals.yaml").write_text(REPORT, "utf-8")
    return load(tmp_path / "p.yaml")


def calendar(loaded: Loaded, language: str = "en", **options: Any) -> Any:
    return vobject.readOne(export(loaded, "ics", language=language, as_of=DAY, **options).decode(), validate=True)


def events(loaded: Loaded, language: str = "en", **options: Any) -> list[Any]:
    return list(getattr(calendar(loaded, language, **options), "vevent_list", []))


def days(event: Any) -> list[date]:
    """The days on which an event stands, expanded by the other library's rules."""
    start: date = event.dtstart.value
    return [one.date() for one in event.getrruleset(addRDate=True)] if hasattr(event, "rrule") else [start]


def test_each_dated_action_is_an_event_on_the_last_day_of_its_period() -> None:
    first, second = events(loads(PLAN))
    assert (first.summary.value, days(first)) == ("1.1 Cook; serve", [date(2021, 12, 31)])
    ends = [date(2020, 12, 31), date(2021, 6, 30), date(2021, 12, 31), date(2022, 6, 30), date(2022, 12, 31)]
    assert (second.summary.value, days(second)) == ("1.2 Meet", ends)
    assert (first.uid.value, second.uid.value) == ("action-1.1@p", "action-1.2@p")
    assert first.description.value == "Area of work: Food\nWhen: 2021 or so\nResponsible: The club, and friends\n" + PLACED
    assert first.categories.value == ["Food"]
    assert not hasattr(second, "categories")


def test_a_result_is_told_with_the_number_that_is_promised() -> None:
    event, _ = events(loads(PLAN.replace("printed:", "result: {text: Jars, value: 5, unit: pcs}, printed:")))
    assert event.description.value.removesuffix(f"\n{PLACED}").endswith("\nResult: Jars: 5 pcs")
    event, _ = events(loads(PLAN.replace("printed:", "result: {value: 5, unit: jars}, printed:")))
    assert event.description.value.removesuffix(f"\n{PLACED}").endswith("\nResult: 5 jars")


def test_what_must_come_first_and_what_it_serves_is_told_if_the_text_says_so() -> None:
    added = 'title: Meet, requires: {"1.1": stated}, pursues: {G1: strong, G2: stated},'
    goals = "objectives: [{id: G1, text: Thrive}, {id: G2, text: Grow}]\n"
    found = events(loads(PLAN.replace("title: Meet,", added) + goals))[1].description.value
    assert "Depends on: 1.1 Cook; serve\nObjectives: G2 Grow\n" in found


def test_the_calendar_reminds_of_what_is_to_be_done_if_it_is_asked_to(reported: Loaded) -> None:
    assert all(not hasattr(one, "valarm") for one in events(reported))
    told: dict[str, Any] = {one.summary.value: getattr(one, "valarm", None) for one in events(reported, remind=7)}
    assert told["1.2 Meet"].trigger.value == timedelta(days=-7, hours=9)
    assert told["1.2 Meet"].description.value == "1.2 Meet"
    assert {name for name, alarm in told.items() if alarm is None} == {"Done: 1.2 Meet", "Cancelled: 1.2 Meet"}


def test_or_on_the_first() -> None:
    first, second = events(loads(PLAN), day="first")
    assert days(first) == [date(2021, 1, 1)]
    assert days(second)[:3] == [date(2020, 7, 1), date(2021, 1, 1), date(2021, 7, 1)]
    assert first.description.value.endswith(PLACED.replace("last", "first"))


def test_only_of_a_day_that_nobody_has_named_it_is_said_that_it_is_the_last_of_the_period(reported: Loaded) -> None:
    named, _ = events(loads(PLAN.replace("when: 2021,", "when: 2021-05-14,")))
    assert "The day shown" not in named.description.value
    done = next(one for one in events(reported) if hasattr(one, "status") and one.status.value == "CONFIRMED")
    assert "The day shown" not in done.description.value


def test_of_a_report_without_a_day_it_is_said_that_the_day_is_not_stated(reported: Loaded) -> None:
    running, _, held, dropped, done = events(reported)
    untold = "It is not stated on which day it took place; the day shown is the last one of the period."
    assert [one.description.value.splitlines()[-1] for one in (running, dropped, done)] == [PLACED, PLACED, untold]
    assert untold not in held.description.value


@pytest.mark.parametrize("day", ["first", "last"])
def test_a_report_of_a_month_stands_on_the_last_day_of_that_month(tmp_path: Path, day: str) -> None:
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "p.actuals.yaml").write_text(REPORT.replace("2020-11-20", "2020-11"), "utf-8")
    held = events(load(tmp_path / "p.yaml"), day=day)[2]
    assert held.dtstart.value == date(2020, 11, 30)
    assert held.description.value.endswith("it took place; the day shown is the last one of the period.")


@pytest.mark.parametrize("printed", ["the first Monday of every month", "в первую пятницу месяца", "на третий день", "до 15 числа"])
def test_a_day_that_the_text_names_in_words_is_not_denied(printed: str) -> None:
    event, _ = events(loads(PLAN.replace("2021 or so", printed)))
    told = "The day shown is the last one of the period; the day that the text names stands above."
    assert event.description.value.endswith(f"\n{told}")


def test_why_something_was_cancelled_is_told(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "p.actuals.yaml").write_text(REPORT.replace("status: cancelled", "status: cancelled, notes: [Harvest]"), "utf-8")
    assert "Status: cancelled\nRemarks: Harvest\n" in events(load(tmp_path / "p.yaml"))[3].description.value


def test_who_is_responsible_or_takes_part_only_by_inference_is_left_out() -> None:
    text = PLAN.replace("responsible: [club],", "responsible: {club: strong}, with: {club: weak},")
    event, _ = events(loads(text))
    assert "Responsible: not named\n" in event.description.value
    assert "Involving" not in event.description.value
    text = PLAN.replace("responsible: [club],", "responsible: [club], judged: [responsible],")
    assert "Responsible: The club, and friends (not in the text of the programme)" in events(loads(text))[0].description.value


def test_what_the_words_of_a_result_count_is_not_told_once_more() -> None:
    event, _ = events(loads(PLAN.replace("printed:", "result: {text: Five full jars, value: 5, unit: jars}, printed:")))
    assert "\nResult: Five full jars\n" in event.description.value


def test_a_direction_that_calls_itself_one_is_not_called_so_twice() -> None:
    first, _ = events(loads(PLAN.replace("title: Food", "title: Направление «Еда»")), "ru")
    assert first.description.value.startswith("Направление «Еда»\nСрок: ")


def test_a_calendar_that_is_translated_says_so() -> None:
    text = PLAN.replace("title: Programme,", "title: {ru: Программа, en: Programme}, language: ru,")
    assert "Title of the original: “Программа”" in calendar(loads(text)).contents["x-wr-caldesc"][0].value
    assert "Title of the original" not in calendar(loads(PLAN)).contents["x-wr-caldesc"][0].value
    event, _ = events(loads(text.replace(", printed: {when: 2021 or so}", ", every: year")))
    assert "When: 2021, then every year" in event.description.value


def named(text: str, day: date, language: str = "en") -> tuple[str, str]:
    """What the calendar of a programme is called on a day, and its description."""
    made = vobject.readOne(export(loads(text), "ics", language=language, as_of=day).decode(), validate=True)
    return made.contents["x-wr-calname"][0].value, made.contents["x-wr-caldesc"][0].value


def test_a_calendar_is_called_after_the_cluster_and_described_by_the_title() -> None:
    assert named(PLAN, date(2022, 12, 31)) == ("Cluster: roadmap", "Programme")
    assert named(PLAN, date(2022, 12, 31), "ru") == ("Cluster: дорожная карта", "Programme")


def test_a_calendar_of_dates_that_are_all_past_says_so() -> None:
    name, told = named(PLAN, date(2023, 1, 1))
    assert name == "Cluster: roadmap (all dates are past)"
    said = "All dates of the roadmap (6) are before 1 January 2023, the last one is 31 December 2022: there is none to come."
    assert told.splitlines()[1:] == [f"{said} What recurs without an end is shown until the end of the programme."]
    _, told = named(PLAN.replace(", every: half-year", ""), date(2022, 1, 1), "ru")
    assert told.splitlines()[1:] == [
        "Все сроки дорожной карты (2) прошли до 1 января 2022\xa0г., последний — 31 декабря 2021\xa0г.; предстоящих нет."
    ]


EARLY = """
format: clustermodel/1
program: {id: p, title: Programme, cluster: Cluster, horizon: 2020..2021}
roadmap: {actions: [{id: "3.2", title: Meet, when: 2020-11, every: half-year}]}
"""


@pytest.mark.parametrize(
    ("day", "wanted"), [("last", [date(2020, 11, 30), date(2021, 6, 30)]), ("first", [date(2020, 11, 1), date(2021, 1, 1)])]
)
def test_what_is_first_due_within_a_unit_is_an_event_by_itself_and_recurs_by_units(day: str, wanted: list[date]) -> None:
    first, series = events(loads(EARLY), day=day)
    assert (first.uid.value, series.uid.value) == ("action-3.2-2020-H2@p", "action-3.2@p")
    assert [*days(first), days(series)[0]] == wanted
    assert len(days(series)) == 2


@pytest.mark.parametrize(
    ("when", "day", "wanted"),
    [
        ("2023-06", "last", [date(2023, 6, 30), date(2024, 6, 30), date(2025, 6, 30)]),
        ("2023-Q3", "first", [date(2023, 7, 1), date(2024, 7, 1), date(2025, 7, 1)]),
        ("2023-02", "last", [date(2023, 2, 28), date(2024, 2, 29), date(2025, 2, 28)]),
        ("2023-02", "first", [date(2023, 2, 1), date(2024, 2, 1), date(2025, 2, 1)]),
        ("2023-02-28", "last", [date(2023, 2, 28), date(2024, 2, 28), date(2025, 2, 28)]),
    ],
)
def test_what_recurs_each_year_stands_in_its_month_each_year(when: str, day: str, wanted: list[date]) -> None:
    plan = EARLY.replace("2020-11, every: half-year", f"{when}, every: year").replace("2020..2021", "2020..2025")
    (series,) = events(loads(plan), day=day)
    assert (series.uid.value, days(series)) == ("action-3.2@p", wanted)


def test_a_report_of_it_replaces_the_day_of_its_year(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(EARLY.replace("2020-11, every: half-year", "2020-06, every: year"), "utf-8")
    told = "actions: {'3.2': [{period: 2021, status: done}]}"
    (tmp_path / "p.actuals.yaml").write_text(f"format: clustermodel-actuals/1\nprogram: p\n{told}\n", "utf-8")
    series, held = events(load(tmp_path / "p.yaml"))
    assert (held.recurrence_id.value, held.dtstart.value) == (date(2021, 6, 30), date(2021, 6, 30))
    assert held.recurrence_id.value in days(series)


def test_a_report_of_it_is_told_in_that_event(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(EARLY, "utf-8")
    told = "actions: {'3.2': [{period: 2020-07..2020-12, status: done, date: 2020-12-02}, {period: 2021-H1, status: running}]}"
    (tmp_path / "p.actuals.yaml").write_text(f"format: clustermodel-actuals/1\nprogram: p\n{told}\n", "utf-8")
    held, series, running = events(load(tmp_path / "p.yaml"))
    assert (held.summary.value, days(held)) == ("Done: 3.2 Meet", [date(2020, 12, 2)])
    assert not hasattr(held, "recurrence_id")
    assert (running.uid.value, running.recurrence_id.value) == (series.uid.value, date(2021, 6, 30))


def test_a_long_title_is_shortened_after_a_word_and_told_as_a_whole_in_the_description() -> None:
    title = " ".join(["Creamery"] * 12)
    (event,) = events(loads(PLAN.replace("Some day", title).replace("title: " + title, f"when: 2021, title: {title}")))[2:]
    assert event.summary.value == "1.3 " + " ".join(["Creamery"] * 8) + "…"
    assert event.description.value.splitlines()[0] == title


def test_what_is_reported_shows_in_title_status_and_day(reported: Loaded) -> None:
    found = events(reported)
    assert [(one.summary.value, getattr(one, "status", None) and one.status.value) for one in found] == [
        ("Running: 1.1 Cook; serve", "TENTATIVE"),
        ("1.2 Meet", None),
        ("Done: 1.2 Meet", "CONFIRMED"),
        ("Cancelled: 1.2 Meet", "CANCELLED"),
        ("Done: 1.2 Meet", "CONFIRMED"),
    ]
    held, dropped, unplanned = found[2:]
    assert (held.recurrence_id.value, held.dtstart.value) == (date(2020, 12, 31), date(2020, 11, 20))
    assert dropped.recurrence_id.value == dropped.dtstart.value == date(2021, 12, 31)
    assert held.uid.value == dropped.uid.value == "action-1.2@p"
    assert (unplanned.uid.value, unplanned.dtstart.value) == ("action-1.2-2023@p", date(2023, 12, 31))
    assert not hasattr(unplanned, "recurrence_id")
    assert held.description.value.endswith("Status: done\nDate: 20 November 2020\nReported: Five came, 5 people\nEvidence: Order 7")


def test_words_are_in_the_readers_language(reported: Loaded) -> None:
    assert events(reported, "ru")[2].summary.value == "Выполнено: 1.2 Meet"
    assert "Ответственный: " in events(reported, "ru")[0].description.value


def test_nothing_in_it_comes_from_the_clock() -> None:
    made = calendar(loads(PLAN))
    assert {one.dtstamp.value.date() for one in made.vevent_list} == {DAY}
    assert export(loads(PLAN), "ics", as_of=DAY) == export(loads(PLAN), "ics", as_of=DAY)


def test_a_programme_without_dates_is_an_empty_calendar() -> None:
    assert events(loads("{format: clustermodel/1, program: {id: p, title: t, cluster: c}}")) == []


def planned(program: Program) -> Iterator[list[date | None]]:
    """The days on which each dated action is due, as the library itself counts them."""
    for action in program.roadmap.actions:
        found = list(action.occurrences(program.header.horizon))
        if found:
            yield [action.due(one).last for one in found]


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_rules_expand_to_the_occurrences_that_the_library_counts(path: Path) -> None:
    loaded = load(path)
    assert loaded.program is not None
    masters = [one for one in events(Loaded(program=loaded.program)) if not hasattr(one, "recurrence_id")]
    wanted = [one for found in planned(loaded.program) for one in found]
    assert [day for one in masters for day in days(one)] == wanted
    assert len(wanted) > len(masters) > 10


@settings(deadline=None, max_examples=100)
@given(
    st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(Every), st.sampled_from(Every), st.integers(0, 2000),
    st.sampled_from(["last", "first"]),
)  # fmt: skip
def test_any_rule_does(start: date, every: Every, finer: Every, length: int, day: str) -> None:
    action = Action(id="a", title="A", when=unit_of(start, finer), every=every)
    until = parse_period((start + timedelta(days=length)).isoformat())
    program = Program(
        format="clustermodel/1",
        header=Header(id="p", title="P", cluster="C"),
        roadmap=Roadmap(actions=(attrs.evolve(action, until=until),)),
    )
    wanted = [getattr(action.due(one), day) for one in action.occurrences(until)]
    assert [found for one in events(Loaded(program=program), day=day) for found in days(one)] == wanted


hostile = st.text(st.characters(codec="utf-8") | st.sampled_from(",;:\\\n\r\x00\x0b\x0c\x1c\x85\u2028\u202e\""), min_size=1)


@settings(deadline=None, max_examples=40)
@given(hostile | st.sampled_from(["END:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///x", "\nRRULE:FREQ=SECONDLY", "x" * 200, "a\\N\\n\\\\"]))
def test_any_text_is_text(text: str) -> None:
    program = Program(
        format="clustermodel/1",
        header=Header(id="p", title=text, cluster="C"),
        roadmap=Roadmap(actions=(Action(id="a", title=text, when=parse_period("2021")),)),
    )
    made = calendar(Loaded(program=program))
    (event,) = made.vevent_list
    assert event.summary.value == f"a {one_break(shortened(text, 80))}"
    assert len(text) <= 80 or event.description.value.startswith(one_break(text))
    assert sorted(made.contents) == ["method", "prodid", "version", "vevent", "x-wr-caldesc", "x-wr-calname"]
    assert sorted(event.contents) == ["description", "dtstamp", "dtstart", "summary", "transp", "uid"]


@settings(max_examples=30, deadline=None)
@given(programs())
def test_any_programme_is_a_sound_calendar(program: Program) -> None:
    found = events(Loaded(program=program))
    assert len({one.uid.value for one in found}) == len(found) >= len(list(planned(program)))
