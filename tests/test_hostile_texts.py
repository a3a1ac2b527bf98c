"""No text of a programme becomes anything but a text, in whatever it is exported to; all read back as they are."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clustermodel import export, load, loads
from clustermodel.hookspecs import ExportContext, Exporter, hookimpl
from clustermodel.host import Host
from clustermodel.messages import render
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.model.quantity import parse_quantity
from clustermodel.testing.safety import PAYLOADS, Reader, differences
from clustermodel.testing.strategies import actuals, programs
from tests.readers import READERS

ROOT = Path(__file__).parents[1]
HOST = Host(["export", "sections", "relations"])
NAMES = [*HOST.exporters()]
every = pytest.mark.parametrize("name", NAMES)
payloads = st.sampled_from(PAYLOADS) | st.text(
    st.characters(codec="utf-8") | st.sampled_from("\"'\\`<>&=+-@|#%{}[]();:,_*\r\n\t\x00\x1b\x85\u2028\u202e\ufffe"),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip())


def test_every_exporter_has_a_reader() -> None:
    assert set(NAMES) - set(READERS) == set()


@every
@pytest.mark.parametrize("value", ["9" * 5000, "1." + "9" * 5000, "-" + "7" * 40])
def test_a_number_of_any_length_goes_into_every_output(name: str, value: str) -> None:
    head = "format: clustermodel/1\nprogram: {id: a, title: b, cluster: c, horizon: 2021}\n"
    loaded = loads(f"{head}kpis: [{{id: K1, name: n, unit: t, targets: {{2021: {value}}}}}]\n")
    assert export(loaded, name, as_of=date(2021, 1, 1))


def test_a_long_number_is_spelt_with_all_its_digits() -> None:
    assert render("{n}", {"n": parse_quantity("-" + "1234567" * 6 + ".50")}).replace(",", "") == "-" + "1234567" * 6 + ".50"


def dairy() -> tuple[Program, Actuals | None]:
    loaded = load(ROOT / "examples/dairy/dairy_valley.yaml")
    assert loaded.program is not None
    return loaded.program, loaded.actuals


@every
def test_hostile_texts_in_a_whole_programme_read_back_as_they_are(name: str) -> None:
    program, reported = dairy()
    assert differences(program, name, READERS[name], PAYLOADS, actuals=reported, host=HOST) == ""


@every
@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(program=programs(1), payload=payloads, data=st.data())
def test_any_text_in_any_programme_reads_back_as_it_is(name: str, program: Program, payload: str, data: st.DataObject) -> None:
    known = {"kpi": tuple(one.id for one in program.kpis), "action": tuple(one.id for one in program.roadmap.actions)}
    reported = attrs.evolve(data.draw(actuals(known)), program=program.header.id)
    assert differences(program, name, READERS[name], [payload], actuals=reported, host=HOST) == ""


def careless(ctx: ExportContext) -> str:
    return f'{{"title": "{ctx.program.header.title}"}}'


@pytest.mark.parametrize("payload", ['", "admin": "yes', "\\u0041"])
def test_an_exporter_that_escapes_nothing_is_found_out(payload: str) -> None:
    @hookimpl
    def clustermodel_exporters() -> list[Exporter]:
        return [Exporter(name="careless", suffix=".json", render=careless)]

    import json

    plugin = SimpleNamespace(clustermodel_exporters=clustermodel_exporters)
    host = Host(plugins=[("plugin", plugin)], installed=False)
    assert differences(dairy()[0], "careless", Reader(json.loads), ["plain"], host=host) == ""
    assert differences(dairy()[0], "careless", Reader(json.loads), [payload], host=host).startswith("at /")


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/Adak", "LC_ALL": "ru_RU.UTF-8", "LANG": "ru_RU.UTF-8", "COLUMNS": "40",
     "PYTHONOPTIMIZE": "2"},
)


def published(folder: Path) -> Iterator[dict[str, bytes]]:
    """All outputs of a programme, made in one surrounding after the other."""
    for number, environment in enumerate(ENVIRONMENTS):
        target = folder / str(number)
        arguments = ["publish", ROOT / "examples/dairy/dairy_valley.yaml", "-o", target, "--lang", "ru,en", "--as-of", "2026-11-24"]
        command = [sys.executable, "-m", "clustermodel", *map(str, arguments)]
        subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
        yield {one.name: one.read_bytes() for one in target.iterdir()}


def test_the_same_programme_gives_the_same_bytes_whatever_the_surroundings(tmp_path: Path) -> None:
    first, second = published(tmp_path)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) == 2 * len(NAMES) + 1
