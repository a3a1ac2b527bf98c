"""Finds plugins by their entry points and asks each one by itself, so that none can harm another."""

import re
from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

import attrs
import pluggy

from clustermodel import hookspecs
from clustermodel.diagnostics import Diagnostic, Rule, Severity
from clustermodel.hookspecs import GROUP, Check, Exporter

T = TypeVar("T")

IMPORT_FAILED = Rule(
    "PL101", Severity.ERROR, "the plugin '{plugin}' ({origin}) cannot be loaded: {error}",
    "repair or uninstall it; what it would have found is missing from this report",
    doc="Importing a plugin raised an exception. All others have been asked.",
)
HOOK_FAILED = Rule(
    "PL102", Severity.ERROR, "the plugin '{plugin}' ({origin}) failed in {hook}: {error}",
    "report it to the plugin's author; what it would have found is missing from this report",
    doc="A hook raised an exception. All other plugins have been asked.",
)
WRONG_TYPE = Rule(
    "PL103", Severity.ERROR, "the plugin '{plugin}' ({origin}) yields {found} from {hook}, where {expected} belongs",
    "report it to the plugin's author",
    doc="A hook yielded something else than the record it is specified to yield; it is left out.",
)
NAME_TAKEN = Rule(
    "PL104", Severity.ERROR, "the plugin '{plugin}' ({origin}) offers '{name}', which '{owner}' offers already",
    "rename it in one of the two",
    doc="Codes of checks and names of exporters are unique. The library's own plugins keep theirs; then the first, by name.",
)
CHECK_FAILED = Rule(
    "PL105", Severity.ERROR, "the check {check} of '{plugin}' ({origin}) failed: {error}",
    "report it to the plugin's author; what it would have found is missing from this report",
    doc="A check raised an exception in the middle of its work. All others have been run.",
)
BAD_FINDING = Rule(
    "PL106", Severity.ERROR, "the check {check} of '{plugin}' ({origin}) yields {found}, where a Finding belongs",
    "report it to the plugin's author",
    doc="A check yielded something else than a Finding; it is left out.",
)
NOT_A_PLUGIN = Rule(
    "PL107", Severity.ERROR, "the plugin '{plugin}' ({origin}) does not fit the hooks: {error}",
    "compare its functions with the hook reference",
    doc="A hook of that name does not exist, or takes other arguments.",
)
BAD_CODE = Rule(
    "PL109",
    Severity.ERROR,
    "the plugin '{plugin}' ({origin}) offers a check with the code '{check}'",
    "codes of plugins are three or more capital letters and a number: ACM101",
    doc="Two letters belong to the library's own families; a plugin's code must not be taken for one of them.",
)
REQUIRED = Rule(
    "PL108",
    Severity.ERROR,
    "the settings require the plugin '{plugin}', which is not installed or does not work",
    "install it; what it would have found is missing from this report",
    doc="`required-plugins` in the settings names plugins without which a check is not complete.",
)
RULES = (BAD_CODE, REQUIRED, IMPORT_FAILED, HOOK_FAILED, WRONG_TYPE, NAME_TAKEN, CHECK_FAILED, BAD_FINDING, NOT_A_PLUGIN)


@attrs.frozen
class Plugin:
    """A plugin that was found."""

    name: str
    """The name of its entry point: `checks.swot`."""
    origin: str
    """Distribution and version: `clustermodel 0.1.0`."""
    module: Any = None
    """What the entry point names; None if it could not be loaded."""

    @property
    def key(self) -> str:
        """Tells it from a plugin of another package that bears the same name."""
        return f"{self.name} ({self.origin})"

    @property
    def own(self) -> bool:
        """It is one of the library's own."""
        return getattr(self.module, "__name__", "").startswith(f"{GROUP}.")


def describe(error: BaseException) -> str:
    """An exception in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


class Host:
    """The plugins of a run.

    `holds` limits them by prefix (`checks`, `export`); plugins without a prefix are always among them.
    """

    def __init__(self, holds: Iterable[str] = (), plugins: Iterable[tuple[str, object]] = ()) -> None:
        self.problems: list[Diagnostic] = []
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self.plugins: list[Plugin] = []
        self._checks: list[tuple[Check, Plugin]] | None = None
        self._exporters: list[tuple[Exporter, Plugin]] | None = None
        for entry in _entries(tuple(holds)):
            self._load(entry)
        for name, module in plugins:
            self._register(Plugin(name, "given in Python", module))

    def _load(self, entry: EntryPoint) -> None:
        origin = f"{entry.dist.name} {entry.dist.version}" if entry.dist else "unknown"
        try:
            module = entry.load()
        except (Exception, SystemExit) as error:
            plugin = Plugin(entry.name, origin)
            self.plugins.append(plugin)
            self.report(IMPORT_FAILED, plugin, error=describe(error))
            return
        self._register(Plugin(entry.name, origin, module))

    def _register(self, plugin: Plugin) -> None:
        self.plugins.append(plugin)
        try:
            self._manager.register(plugin.module, plugin.key)
            self._manager.check_pending()
        except pluggy.PluginValidationError as error:
            self._manager.unregister(name=plugin.key)
            self.report(NOT_A_PLUGIN, plugin, error=describe(error))
        except ValueError as error:  # it is registered already, and stays so
            self.report(NOT_A_PLUGIN, plugin, error=describe(error))

    def require(self, names: Iterable[str]) -> None:
        """Note which of some plugins are not there, or could not be loaded."""
        working = {plugin.name for plugin in self.plugins if plugin.module is not None}
        self.problems += [REQUIRED(values={"plugin": name}) for name in names if name not in working]

    def report(self, rule: Rule, plugin: Plugin, **values: object) -> None:
        """Note what is wrong with a plugin."""
        self.problems.append(rule(values={"plugin": plugin.name, "origin": plugin.origin, **values}))

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
            self.report(BAD_CODE, plugin, check=check.code)
        return good

    def offered_exporters(self) -> list[tuple[Exporter, Plugin]]:
        """All exporters with their plugins."""
        if self._exporters is None:
            self._exporters = self._collect("clustermodel_exporters", Exporter, lambda one: one.name)
        return self._exporters

    def exporters(self) -> dict[str, Exporter]:
        """All exporters by name."""
        return {one.name: one for one, _ in self.offered_exporters()}

    def _collect(self, hook: str, record: type[T], name_of: Callable[[T], str]) -> list[tuple[T, Plugin]]:
        """What the plugins yield from one hook, each asked by itself."""
        taken: dict[str, Plugin] = {}
        found = []
        for plugin in self.plugins:
            for one in self._ask(plugin, hook):
                if not isinstance(one, record):
                    self.report(WRONG_TYPE, plugin, hook=hook, found=type(one).__name__, expected=record.__name__)
                elif name_of(one) in taken:
                    self.report(NAME_TAKEN, plugin, name=name_of(one), owner=taken[name_of(one)].name)
                else:
                    taken[name_of(one)] = plugin
                    found.append((one, plugin))
        return found

    def _ask(self, plugin: Plugin, hook: str) -> list[Any]:
        """Call one plugin's implementation and exhaust what it returns, inside the guard."""
        impls = [one for one in getattr(self._manager.hook, hook).get_hookimpls() if one.plugin_name == plugin.key]
        try:
            return [record for impl in impls for record in (impl.function() or ())]
        except (Exception, SystemExit) as error:
            self.report(HOOK_FAILED, plugin, hook=hook, error=describe(error))
            return []


def _entries(holds: tuple[str, ...]) -> list[EntryPoint]:
    """The entry points to load, by name; equal ones (a package found twice on the path) once.

    The library's own come first, so that nobody can take a code or a name from them.
    """
    wanted: dict[tuple[str, str], EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        prefix, point, _ = entry.name.partition(".")
        if not point or not holds or prefix in holds:
            wanted.setdefault((entry.name, entry.value), entry)
    return [wanted[key] for key in sorted(wanted, key=lambda key: (not key[1].startswith(f"{GROUP}."), key))]


