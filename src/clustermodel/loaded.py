"""A programme as it came from its file, with the files beside it, and everything there is to say about them."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import attrs

from clustermodel import engine
from clustermodel.diagnostics import Diagnostic
from clustermodel.host import Host
from clustermodel.links.index import Links
from clustermodel.links.texts import in_languages, reported_in_languages
from clustermodel.loading.load import has_sections, load_actuals, load_program
from clustermodel.loading.losses import Losses
from clustermodel.loading.source import Source, decode, read
from clustermodel.loading.translations import Translated, translations
from clustermodel.model.actuals import Actuals
from clustermodel.model.program import Program
from clustermodel.model.translation import Translation
from clustermodel.places import Read, place


def _by_id(one: Program | Actuals | None) -> str:
    """A programme in a word: all of it would fill screens."""
    return "None" if one is None else f"<{type(one).__name__} {one.header.id if isinstance(one, Program) else one.program}>"


@attrs.define(kw_only=True, slots=False, eq=False)
class Loaded:
    """A programme as it came from its file, with everything there is to say about the file."""

    program: Program | None = attrs.field(repr=_by_id)
    """None when nothing of the file could be kept."""
    actuals: Actuals | None = attrs.field(default=None, repr=_by_id)
    """What the file beside it reports, `NAME.actuals.yaml`."""
    source: Source | None = attrs.field(default=None, repr=False)
    """The text; None when the file could not be read."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with the file itself (family YM)."""
    losses: Losses = attrs.field(factory=Losses, repr=False)
    _host: Host | None = attrs.field(default=None, repr=False)
    actuals_source: Source | None = attrs.field(default=None, repr=False)
    actuals_losses: Losses = attrs.field(factory=Losses, repr=False)
    _path: Path | None = attrs.field(default=None, repr=False)
    _translations: Mapping[str, Translated] | None = attrs.field(default=None, init=False, repr=False)

    @property
    def host(self) -> Host:
        """The plugins that know sections and relations of their own; found when they are first needed."""
        if self._host is None:
            self._host = Host(["sections", "relations"])
        return self._host

    def use(self, host: Host) -> None:
        """Ask these plugins, if none have been asked yet, so that they are not looked for twice."""
        self._host = self._host or host

    @cached_property
    def links(self) -> Links:
        """The index of references. Raises ValueError when there is no programme."""
        if self.program is None:
            raise ValueError("the file holds no programme: see its diagnostics")
        return self.host.links(self.program)

    @property
    def translations(self) -> Mapping[str, Translated]:
        """Language → the file of translations beside it, `NAME.LANG.yaml`; read when first asked for."""
        if self._translations is None:
            self._translations = translations(self._path) if self._path else {}
        return self._translations

    def read_translations(self) -> Mapping[str, Translation]:
        """Language → what a file of translations says; without those of which nothing could be kept."""
        found = {language: one.translation for language, one in self.translations.items()}
        return {language: one for language, one in found.items() if one is not None}

    @property
    def beside(self) -> Mapping[str, Read]:
        """The files beside it that have been read: `actuals`, and translations by their languages."""
        read = {language: (one.source, one.losses) for language, one in (self._translations or {}).items()}
        read["actuals"] = (self.actuals_source, self.actuals_losses)
        return {name: (source, losses) for name, (source, losses) in read.items() if source is not None}

    @cached_property
    def in_languages(self) -> Links:
        """The index of the programme with the wordings of its translations; without any, `links` itself.

        Translations of another programme are left out. Raises ValueError when there is no programme.
        """
        own = self.own_translations()
        return self.host.links(in_languages(self.links.program, own)) if own else self.links

    @cached_property
    def reported_in_languages(self) -> Actuals | None:
        """The actuals with the wordings of its translations; without any, `actuals` itself."""
        own = self.own_translations()
        return reported_in_languages(self.actuals, self.links.program, own) if self.actuals and own else self.actuals

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are texts in, the programme's own first."""
        return tuple(dict.fromkeys([self.links.program.header.language, *self.own_translations()]))

    def own_translations(self) -> Mapping[str, Translation]:
        """Language → translation, of those that are not of another programme."""
        id = self.links.program.header.id
        return {language: one for language, one in self.read_translations().items() if one.program == id}

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the file and its references (families YM and RF)."""
        if self.program is None or self.source is None:
            return self.problems
        drafts = engine.reference_drafts(self.links, self.losses)
        found = place(drafts, self.source, self.losses)
        return tuple(sorted([*self.problems, *found], key=lambda one: one.order))


def load(path: str | Path, host: Host | None = None) -> Loaded:
    """Load a programme, and its actuals if they stand beside it. Whatever is wrong is a diagnostic, never an exception."""
    path = Path(path)
    source, problems = read(path)
    if source is None:
        return Loaded(program=None, problems=problems)
    loaded = structured(source, host, path)
    beside = actuals_beside(path)
    return with_actuals(loaded, beside) if is_file(beside) else loaded


def actuals_beside(path: Path) -> Path:
    """The file of actuals of a programme."""
    return path.with_name(f"{path.stem}.actuals{path.suffix}")


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name too long for the system is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def loads(text: str | bytes, path: str = "<text>", host: Host | None = None) -> Loaded:
    """Load a programme from a text, or from the bytes of a file; `path` is the name that diagnostics show."""
    source, problems = (Source(path, text.removeprefix("\ufeff")), ()) if isinstance(text, str) else decode(text, path)
    return Loaded(program=None, problems=problems) if source is None else structured(source, host)


def structured(source: Source, host: Host | None, path: Path | None = None) -> Loaded:
    """A programme from a text; `path` is where its translations are looked for."""
    loaded = Loaded(program=None, source=source, host=host, path=path)
    read_in = load_program(source, loaded.host.sections() if has_sections(source) else {})
    loaded.program, loaded.problems, loaded.losses = read_in.value, read_in.problems, read_in.losses
    return loaded


def with_actuals(loaded: Loaded, path: Path) -> Loaded:
    """The same object, with what that file reports."""
    source, problems = read(path)
    loaded.problems += problems
    if source is not None:
        read_in = load_actuals(source)
        loaded.problems += read_in.problems
        loaded.actuals, loaded.actuals_source = read_in.value, source
        loaded.actuals_losses = read_in.losses
    return loaded
