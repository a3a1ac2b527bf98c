"""All codes there are: the rules of the core and the checks of the plugins, for `explain` and the documentation."""

from collections.abc import Iterable, Iterator
from inspect import cleandoc
from types import ModuleType
from typing import Any

import attrs

from clustermodel import documents, engine, neighbouring, settings, waiving
from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.host import Host
from clustermodel.host import rules as plugin_rules
from clustermodel.links import rules as references
from clustermodel.loading import rules as files
from clustermodel.settings import Settings


@attrs.frozen(kw_only=True)
class Entry:
    """What there is to know about a code."""

    code: str
    severity: Severity
    title: str
    doc: str
    hint: str = ""
    parameters: dict[str, Any] = attrs.field(factory=dict)
    origin: str = "core"
    is_rule: bool = False
    """It is one of the core's: its title is the template of its messages."""

    @property
    def family(self) -> str:
        """The letters before the number."""
        return self.code.rstrip("0123456789")


def entries(plugins: Host | None = None) -> list[Entry]:
    """Every code, in order."""
    found = [_of_rule(rule) for rule in core_rules()]
    for check, plugin in (plugins or Host(["checks"])).checks():
        found.append(
            Entry(
                code=check.code,
                severity=check.severity,
                title=check.title,
                doc=check.doc,
                parameters=check.parameters,
                origin=plugin.origin,
            )
        )
    return sorted(found, key=lambda one: one.code)


def core_rules() -> Iterator[Rule]:
    """The rules that the core itself applies."""
    from clustermodel import exporting  # reports need the families only
    from clustermodel.importing import leaving, tabular
    from clustermodel.importing import rules as workbooks

    for module in (files, references, workbooks, tabular, leaving):
        yield from _rules_in(module)
    for module in (engine, waiving, plugin_rules, documents, neighbouring, exporting, settings):
        yield from module.RULES


def _rules_in(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


def _of_rule(rule: Rule) -> Entry:
    doc = cleandoc(rule.doc)
    return Entry(code=rule.code, severity=rule.severity, title=rule.template, doc=doc, hint=rule.hint, is_rule=True)


def strange_codes(configured: Settings, known: Iterable[str], *, all_there: bool) -> list[Diagnostic]:
    """A finding for each code that the settings name and that there is not.

    Codes of three letters and more are those of plugins: they are taken as they are unless all plugins are there.
    """
    found = settings.strange_codes(configured, known)
    return [one for one in found if all_there or not of_a_plugin(str(one.values["code"]))]


def of_a_plugin(code: str) -> bool:
    """Whether a code, or the beginning of one, is a plugin's."""
    return code[2:3].isalpha()
