"""Finds plugins and asks each one by itself, so that none can harm another."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from itertools import islice
from typing import Any, TypeVar

import attrs
import pluggy

from clustermodel import hookspecs
from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import API, GROUP, Check, Edge, Exporter, Section
from clustermodel.host import finding, rules, sections
from clustermodel.host.finding import Found
from clustermodel.host.manager import Manager
from clustermodel.host.plugin import Plugin, Unseen, guard
from clustermodel.links.index import Links
from clustermodel.messages import Phrase
from clustermodel.model.program import Program

__all__ = ["Host", "Plugin"]

T = TypeVar("T")

LIMIT = 1_000_000
"""Records that a plugin may yield from a hook; one that never ends would fill the memory."""


class Host:
    """The plugins of a run.

    `holds` limits the installed ones by prefix (`checks`, `export`); plugins without a prefix are always among them. `extra`
    are others, to be loaded from files or modules; without `installed` they are the only ones. `plugins` are there already,
    by name; `blocked` names those to leave out.
    `watch` is told who works, and at what, whenever a plugin begins or ends to work (then: nobody).
    """

    def __init__(
        self,
        holds: Iterable[str] = (),
        plugins: Iterable[tuple[str, object]] = (),
        *,
        extra: Iterable[Found] = (),
        blocked: Iterable[str] = (),
        installed: bool = True,
        watch: Callable[[Plugin | None, str], None] = lambda _, __: None,
    ) -> None:
        self._watch = watch
        self.problems: list[Diagnostic] = []
        self._manager = Manager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self.plugins: list[Plugin] = []
        self._checks: list[tuple[Check, Plugin]] | None = None
        self._exporters: list[tuple[Exporter, Plugin]] | None = None
        self.blocked = frozenset(blocked)
        for one in (*(finding.installed(tuple(holds)) if installed else ()), *extra):
            if self.blocked.isdisjoint(one.names):
                self._load(one)
        for name, module in plugins:
            self._register(Plugin(name, "given in Python", module))

    def _load(self, found: Found) -> None:
        plugin = Plugin(found.name, found.origin)
        modules: list[object] = []
        with self.guard(plugin, rules.IMPORT_FAILED) as unseen:
            try:
                modules.append(found.load())
            finally:
                unseen()
        if modules:
            self._register(Plugin(found.name, found.origin, modules[0]))
        else:
            self.plugins.append(plugin)

    def _register(self, plugin: Plugin) -> None:
        self.plugins.append(plugin)
        if not self._fits(plugin):
            return
        with self.guard(plugin, rules.NOT_A_PLUGIN):
            try:
                self._manager.register(plugin.module, plugin.key)
                self._manager.check_pending()
            except pluggy.PluginValidationError:
                self._manager.unregister(name=plugin.key)
                raise
        for hook in self._manager.unmarked(plugin.module):
            self.report(rules.NOT_A_PLUGIN, plugin, error=Phrase("{hook} lacks the mark @hookimpl", {"hook": hook}))

    def _fits(self, plugin: Plugin) -> bool:
        """Whether it is made for this interface: the same major version, and no later minor one."""
        wanted = ""
        with self.guard(plugin, rules.IMPORT_FAILED):  # a module may make its attributes, and fail
            wanted = str(getattr(plugin.module, "CLUSTERMODEL_API", API))
        if not wanted:
            return False
        given = [int(part) for part in API.split(".")]
        asked = [int(part) if part.isdecimal() else -1 for part in wanted.split(".")]
        good = asked[0] == given[0] and asked[1:] <= given[1:] and -1 not in asked
        if not good:
            self.report(rules.OTHER_API, plugin, wanted=wanted, given=API)
        return good

    def hooks(self, plugin: Plugin) -> list[str]:
        """The hooks that a plugin implements."""
        found = self._manager.get_hookcallers(plugin.module) if plugin.module is not None else None
        return sorted(one.name for one in found or ())

    def require(self, names: Iterable[str], by: str) -> None:
        """Note which of some plugins, that something or somebody requires, are not there, or could not be loaded."""
        self.problems += [rules.REQUIRED(values={"plugin": name, "by": by}) for name in names if not self._serves(name)]

    def _serves(self, name: str) -> bool:
        """Whether a plugin, or all of a package, works; or is installed, but holds nothing that is needed here."""
        meant = [plugin for plugin in self.plugins if name in plugin.names]
        if meant:
            return all(plugin.module is not None for plugin in meant)
        return any(name in one.names and self.blocked.isdisjoint(one.names) for one in finding.installed(()))

    def report(self, rule: Rule, plugin: Plugin, **values: object) -> None:
        """Note what is wrong with a plugin."""
        one = rule(values={"plugin": plugin.name, "origin": plugin.origin, **values})
        if one not in self.problems:  # a hook may yield the same wrong thing a million times
            self.problems.append(one)

    @contextmanager
    def guard(self, plugin: Plugin, rule: Rule, **values: object) -> Iterator[Unseen]:
        """Around something of a plugin's: what it raises or prints is reported, and goes no further."""
        self._watch(plugin, next(map(str, values.values()), "import"))
        with guard(
            lambda error: self.report(rule, plugin, error=error, **values),
            lambda printed: self.report(rules.PRINTED, plugin, printed=printed),
            lambda names: self.report(rules.REPLACED, plugin, names=names),
        ) as unseen:
            yield unseen
        self._watch(None, "")

    @property
    def incomplete(self) -> bool:
        """Something is missing from what the plugins would have given."""
        return any(one.severity is Severity.ERROR for one in self.problems)

    def checks(self) -> list[tuple[Check, Plugin]]:
        """All checks with their plugins, in the order of their codes."""
        if self._checks is None:
            found = self._collect("clustermodel_checks", Check, lambda one: one.code)
            self._checks = sorted(filter(self._well_named, found), key=lambda pair: pair[0].code)
        return self._checks

    def _well_named(self, offered: tuple[Check, Plugin]) -> bool:
        check, plugin = offered
        shape = r"[A-Z]{2}[0-9]{3}" if plugin.own else r"[A-Z]{3,}[0-9]+"
        good = re.fullmatch(shape, check.code) is not None
        if not good:
            self.report(rules.BAD_CODE, plugin, check=check.code)
        return good

    def offered_exporters(self) -> list[tuple[Exporter, Plugin]]:
        """All exporters with their plugins."""
        if self._exporters is None:
            self._exporters = self._collect("clustermodel_exporters", Exporter, lambda one: one.name)
        return self._exporters

    def exporters(self) -> dict[str, Exporter]:
        """All exporters by name."""
        return {one.name: one for one, _ in self.offered_exporters()}

    def sections(self) -> dict[str, type]:
        """The sections that plugins add to the format: key → class."""
        offered = self._collect("clustermodel_sections", Section, lambda one: one.key)
        return {one.key: one.cls for one, plugin in offered if self._is_section(one, plugin)}

    def _is_section(self, section: Section, plugin: Plugin) -> bool:
        wrong = sections.wrong(section)
        if wrong is not None:
            self.report(rules.BAD_SECTION, plugin, key=section.key, error=wrong)
        return wrong is None

    def links(self, program: Program) -> Links:
        """The index of references of a programme, with the edges that plugins add."""
        offered = [
            (one, plugin)
            for plugin in self.plugins
            for one in self._ask(plugin, "clustermodel_relations", program=program)
            if self._is_record(one, Edge, plugin, "clustermodel_relations")
        ]
        links = Links(program, [edge for edge, _ in offered])
        for edge, plugin in offered:
            if edge in links.stray:
                self.report(rules.STRAY, plugin, source=edge.source, target=edge.target)
        return links

    def _is_record(self, one: object, record: type, plugin: Plugin, hook: str) -> bool:
        found = _misfit(one) if isinstance(one, record) else type(one).__name__
        if found:
            self.report(rules.WRONG_TYPE, plugin, hook=hook, found=found, expected=record.__name__)
        return not found

    def _collect(self, hook: str, record: type[T], name_of: Callable[[T], str]) -> list[tuple[T, Plugin]]:
        """What the plugins yield from one hook, each asked by itself."""
        taken: dict[str, Plugin] = {}
        found = []
        for plugin in self.plugins:
            for one in self._ask(plugin, hook):
                if not self._is_record(one, record, plugin, hook):
                    continue
                if name_of(one) in taken:
                    self.report(rules.NAME_TAKEN, plugin, name=name_of(one), owner=taken[name_of(one)].name)
                else:
                    taken[name_of(one)] = plugin
                    found.append((one, plugin))
        return found

    def _ask(self, plugin: Plugin, hook: str, **given: object) -> list[Any]:
        """Call one plugin's implementation and exhaust what it returns, inside the guard."""
        impls = [one for one in getattr(self._manager.hook, hook).get_hookimpls() if one.plugin_name == plugin.key]
        records: list[Any] = []
        if not impls:
            return records
        with self.guard(plugin, rules.HOOK_FAILED, hook=hook) as unseen:
            try:
                yielded = (record for impl in impls for record in (impl.function(*map(given.get, impl.argnames)) or ()))
                records += islice(yielded, LIMIT)
                is_endless = next(yielded, None) is not None
            finally:
                unseen()
            if is_endless:
                endless = Phrase("more than {limit} records", {"limit": LIMIT})
                self.report(rules.HOOK_FAILED, plugin, hook=hook, error=endless)
        return records


def _misfit(record: Any) -> str:
    """The first field of a record that must be a text, or a word of some, and is none: `Exporter(title=int)`; else empty."""
    fields = attrs.fields(type(record)) if attrs.has(type(record)) else ()
    told = ((one.name, getattr(record, one.name), one.type) for one in fields if isinstance(one.type, type))
    wrong = ((name, type(value).__name__) for name, value, kind in told if issubclass(kind, str) and not _is(value, kind))
    return next((f"{type(record).__name__}({name}={kind})" for name, kind in wrong), "")


def _is(value: object, kind: type[str]) -> bool:
    """A word may be written as the text that it is equal to."""
    return isinstance(value, kind) or (issubclass(kind, Enum) and value in [*kind])
