"""The properties hold for the programmes we ship, and are told for what breaks them."""

from pathlib import Path

import pytest
from hypothesis import strategies as st

from clustermodel import Loaded, dump, loads
from clustermodel.testing import properties
from clustermodel.testing.properties import PROPERTIES, PropertyError, hold

ROOT = Path(__file__).parents[2]
SHIPPED = {
    "minimal": ROOT / "examples" / "minimal.yaml",
    "dairy": ROOT / "examples" / "dairy" / "dairy_valley.yaml",
    "medical tourism": ROOT / "programs" / "medical_tourism.yaml",
}


@pytest.mark.parametrize("name", PROPERTIES)
@pytest.mark.parametrize("path", SHIPPED.values(), ids=SHIPPED)
def test_it_holds_for_what_we_ship(path: Path, name: str) -> None:
    hold(path.read_text("utf-8"), name, max_examples=15)


def test_a_file_with_mistakes_is_refused_with_them() -> None:
    with pytest.raises(PropertyError, match="YM203"):
        hold("format: clustermodel/1\nprogram: {id: a, title: b}\n", "order")


ACTIONS = """\
format: clustermodel/1
program: {id: a, title: b, cluster: c}
roadmap: {actions: [{id: "1", title: One, when: 2021}, {id: "2", title: Two, when: 2021}]}
clusters: [{id: near, name: Neighbour}]
risks: [{id: R1, text: Hail, threatens: ["near#kpi:K1"]}]
"""

FAULTY = """
import pytest
from clustermodel import hookspecs, loads
from clustermodel.hookspecs import Finding, check, hookimpl, Exporter
from clustermodel.host import Host
from clustermodel.testing import properties

@check("FLT101")
def first_only(ctx):
    "Only the first KPI and the first action are looked at, so that the order matters."
    for one in (*ctx.program.kpis[:1], *ctx.program.roadmap.actions[:1]):
        yield Finding(one.address, "first")

class Plugin:
    @hookimpl
    def clustermodel_checks(self):
        return [first_only]
    @hookimpl
    def clustermodel_exporters(self):
        return [Exporter(name="broken", suffix=".txt", render=lambda ctx: ctx.program.kpis[0].name)]
"""


def test_a_check_that_depends_on_the_order_is_caught_with_a_small_programme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "faulty_order.py"
    module.write_text(FAULTY + "plugin = Plugin()\nclustermodel_checks = plugin.clustermodel_checks\n", "utf-8")
    info = tmp_path / "faulty-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[clustermodel]\nfaulty = faulty_order:plugin\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    text = SHIPPED["dairy"].read_text("utf-8")
    with pytest.raises(PropertyError, match="FLT101") as caught:
        hold(text, "order", max_examples=200)
    assert len(caught.value.program_text) < len(text) / 10
    with pytest.raises(PropertyError, match=r"in another order of roadmap\.actions: .*FLT101"):
        hold(ACTIONS, "order")
    with pytest.raises(PropertyError, match="the exporter 'broken'"):
        hold(text, "exporters", max_examples=200)


@pytest.mark.parametrize("name", ["dump and load", "order"])
def test_a_dump_that_loses_something_is_caught_with_a_small_programme(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(properties, "dump", lambda program: dump(program).replace("Visits", "Guests"))
    with pytest.raises(PropertyError, match="dumped and loaded it is another programme") as caught:
        hold(SHIPPED["dairy"].read_text("utf-8").replace("Milk", "Visits"), name, max_examples=50)
    assert len(caught.value.program_text) < 4_000


@pytest.mark.parametrize("name", PROPERTIES)
def test_advice_is_no_mistake(name: str) -> None:
    assert [one.code for one in loads(ACTIONS).diagnostics] == ["RF107"]
    hold(ACTIONS, name, max_examples=30)


def test_an_exception_is_shown_with_the_programme_it_happens_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def property_(mine: Loaded, _: st.DataObject) -> None:
        assert mine.program is not None
        if mine.program.roadmap.actions:
            raise KeyError("no such action")

    monkeypatch.setitem(PROPERTIES, "faulty", property_)
    with pytest.raises(PropertyError, match="KeyError: 'no such action'") as caught:
        hold(ACTIONS, "faulty")
    assert "title: One" in caught.value.program_text
    assert "Two" not in caught.value.program_text


def test_of_two_faults_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def property_(mine: Loaded, _: st.DataObject) -> None:
        text = mine.source.text if mine.source else ""
        if "One" in text:
            raise PropertyError("one", "")
        if "Two" in text:
            raise PropertyError("two", "")

    monkeypatch.setitem(PROPERTIES, "faulty", property_)
    with pytest.raises(PropertyError):
        hold(ACTIONS, "faulty")
