"""The hint to a value of the wrong shape shows how its field is written."""

import pytest

from clustermodel import loads

TEXT = """\
format: clustermodel/1
program: {id: a, title: A, cluster: C}
kpis: [{id: K1, name: a}]
roadmap: {actions: [{id: "1", title: t}]}
"""


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("cluster: C", "cluster: C, goal: grow", "write {text: …}"),
        ("name: a", "name: a, baseline: 40", "write {period: …, value: …}"),
        ("name: a", "name: a, notes: hello", "write [hello]"),
        ("name: a", "name: a, notes: 'hello, you'", "write […]"),
        ("title: t", "title: t, budget: 12", "write {key: {2021: 5}}"),
        ("title: t", "title: t, result: done", "write {text: …, value: …}"),
        ("kpis: [", "units: mln\nkpis: [", "write [{id: …, name: …}]"),
        ("kpis: [", "governance: {bodies: {}}\nkpis: [", "write [{id: …, name: …, kind: …}]"),
    ],
)
def test_it_names_the_keys_that_are_needed(old: str, new: str, hint: str) -> None:
    found = loads(TEXT.replace(old, new)).diagnostics
    assert [(one.code, one.hint) for one in found] == [("YM204", hint)]
