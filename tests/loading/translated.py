"""A programme with a translation beside it."""

from pathlib import Path

from clustermodel import api

PROGRAM = """\
format: clustermodel/1
program: {id: demo, title: Варенье, cluster: {ru: Кластер, en: Cluster}, language: ru}
places:
  - {id: town, name: Город, profile: {Ресурсы: [вода, лес]}, notes: [заметка]}
objectives:
  - {id: G1, text: Продавать}
kpis:
  - id: K1
    name: Банки
    unit: банок
    measures: {G1: {basis: weak, notes: [догадка]}}
    targets: [{period: 2021, value: 5, notes: [мало]}]
"""
HEAD = "format: clustermodel-translation/1\nprogram: demo\nlanguage: en\n"


def write(folder: Path, translation: str, *, program: str = PROGRAM, head: str = HEAD) -> api.Loaded:
    """The programme, loaded from a folder in which its translation stands beside it."""
    (folder / "demo.yaml").write_text(program, "utf-8")
    (folder / "demo.en.yaml").write_text(head + translation, "utf-8")
    return api.load(folder / "demo.yaml")
