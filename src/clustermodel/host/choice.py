"""Which plugins a run works with: the installed ones, those of the settings, those that the user names."""

from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from clustermodel.host import Host, Plugin, finding
from clustermodel.host.rules import FOREIGN
from clustermodel.messages import Word
from clustermodel.model.frozen import Frozen
from clustermodel.settings import Settings

Watch = Callable[[Plugin | None, str], None]


@attrs.frozen(eq=False, repr=False)
class Choice(Frozen):
    """The plugins that the user has chosen."""

    holds: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    """Names, files and modules of `-p`."""
    required: tuple[str, ...] = ()
    """Names that the settings require. They load nothing: settings that come with somebody's programme may name anything."""
    local: tuple[str, ...] = ()
    """Files that the settings name."""
    folder: Path | None = None
    """Where the settings stand."""
    blocked: tuple[str, ...] = ()

    def __call__(self) -> Host:
        """The plugins, loaded."""
        return self.host()

    def host(self, watch: Watch = lambda _, __: None) -> Host:
        """The plugins, loaded."""
        there = {name for one in finding.installed(()) for name in one.names} if self.given else set()
        extra = [finding.named(one, Path(), "-p") for one in self.given if one not in there]
        if self.trusted and self.folder is not None:
            origin = f"settings in {self.folder.name or self.folder}"
            extra += [finding.named(one, self.folder, origin, local=True) for one in self.local]
        host = Host(self.holds, extra=extra, blocked=self.blocked, watch=watch)
        if self.local and not self.trusted and finding.LOCAL not in self.blocked:
            host.problems.append(FOREIGN(values={"folder": str(self.folder)}))
        host.require(self.required, by=Word("`required-plugins` in the settings"))
        host.require((one for one in self.given if one in there), by=Word("the option -p"))
        return host

    @property
    def trusted(self) -> bool:
        """The settings are those of the folder that the user works in, so that they may name code to run."""
        return self.folder is None or Path.cwd().is_relative_to(self.folder)


def choose(holds: Iterable[str], settings: Settings, given: Iterable[str] = ()) -> Choice:
    """What the settings and the options `-p` come to."""
    blocked = tuple(one.removeprefix("no:") for one in given if one.startswith("no:"))
    return Choice(
        holds=(*holds, "sections", "relations"),
        given=tuple(one for one in given if not one.startswith("no:")),
        required=settings.required_plugins,
        local=settings.plugins,
        folder=settings.folder,
        blocked=blocked,
    )
