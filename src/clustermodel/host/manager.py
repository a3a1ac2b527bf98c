"""Pluggy's manager of plugins, quicker with modules."""

from types import FunctionType, ModuleType

import pluggy


class Manager(pluggy.PluginManager):
    """Looks for hooks among the functions of a module alone.

    Pluggy looks at each name of a plugin as if it were a property of a class that must not be called. A module has none, and
    the library's own hold some seven hundred names.
    """

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """How a hook is to be called; None for what is no hook."""
        if isinstance(plugin, ModuleType):
            value = vars(plugin).get(name)
            if not (isinstance(value, FunctionType) and hasattr(value, f"{self.project_name}_impl")):
                return None
        return super().parse_hookimpl_opts(plugin, name)

    def unmarked(self, plugin: object) -> list[str]:
        """Functions of a module that are called like a hook, and would never be called: they lack `@hookimpl`."""
        if not isinstance(plugin, ModuleType):
            return []
        found = {name: vars(plugin).get(name) for name in vars(self.hook)}
        own = (name for name, value in found.items() if getattr(value, "__module__", "") == plugin.__name__)
        return [name for name in own if self.parse_hookimpl_opts(plugin, name) is None]
