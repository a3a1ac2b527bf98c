"""What the plugin finds and makes, through the public door."""

from datetime import date

import clustermodel

PROGRAM = """\
format: clustermodel/1
program: {id: demo, title: Demo, cluster: Demo}
roadmap: {actions: [{id: "1.1", title: TITLE, when: 2027}]}
"""
DAY = date(2027, 1, 1)


def found(title: str, **parameters: int) -> list[str]:
    loaded = clustermodel.loads(PROGRAM.replace("TITLE", title))
    report = clustermodel.check(loaded, select=["BUD"], as_of=DAY, parameters={"BUD101": parameters})
    assert not report.incomplete
    return [f"{one.code} {one.subject}" for one in report.diagnostics]


def test_a_long_title_is_found() -> None:
    assert found("Build a plant " * 20) == ["BUD101 action:1.1/title"]
    assert found("Build a plant", most=5) == ["BUD101 action:1.1/title"]


def test_a_short_title_is_good() -> None:
    assert found("Build a plant") == []


def test_the_checklist_has_a_line_for_each_action() -> None:
    loaded = clustermodel.loads(PROGRAM.replace("TITLE", "Build a plant"))
    assert clustermodel.export(loaded, "bud-checklist", as_of=DAY) == b"[ ] 1.1 Build a plant\n"
    assert clustermodel.export(loaded, "bud-checklist", as_of=DAY, mark="-") == b"- 1.1 Build a plant\n"
