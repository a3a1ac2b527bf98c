"""What a check gets."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from clustermodel.links.index import Links
from clustermodel.links.texts import Wording, wordings
from clustermodel.model.actuals import Actuals
from clustermodel.model.frozen import Frozen
from clustermodel.model.program import Program
from clustermodel.model.translation import Translation

if TYPE_CHECKING:
    import networkx as nx


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CheckContext(Frozen):
    """What a check gets."""

    program: Program
    links: Links
    """The index of references: elements by address, edges both ways."""
    as_of: date
    """Today, as far as the check is concerned."""
    actuals: Actuals | None = None
    others: tuple[Program, ...] = ()
    """Programmes checked together with it that it names among its `clusters`; of several of one id, the nearest file. One
    that bears its own id in the same folder, too."""
    texts: Mapping[str, str] = attrs.field(factory=dict)
    """Address of a document → its text, where the document's `file` could be read."""
    _read_translations: Callable[[], Mapping[str, Translation]] = dict
    _documents: dict[str, str | None] = attrs.field(init=False, eq=False, repr=False)
    """Source → document, as far as anybody has asked: chains of parts may be long."""

    @_documents.default
    def _texts_themselves(self) -> dict[str, str | None]:
        return {address: address for address in self.texts}

    @property
    def reported(self) -> Actuals | None:
        """The actuals, unless they belong to another programme: then nothing in them can be compared with this one."""
        return self.actuals if self.actuals is not None and self.actuals.program == self.program.header.id else None

    @property
    def told_until(self) -> date:
        """The last day of which the actuals can tell."""
        day = self.actuals.as_of.last if self.actuals and self.actuals.as_of else None
        return min(self.as_of, day or self.as_of)

    @property
    def translations(self) -> Mapping[str, Translation]:
        """Language → translation beside the programme; the files are read when the first check asks for them."""
        return self._read_translations()

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The texts of the programme that can be translated, in the order of the file, and those of its actuals."""
        return wordings(self.program, self.actuals)

    def source_text(self, address: str) -> str | None:
        """The text of the document that a source is a part of; None when it is not at hand."""
        document = self.document(address)
        return None if document is None else self.texts[document]

    def document(self, address: str) -> str | None:
        """The address of the document that a source is a part of, if its text is at hand."""
        passed: set[str] = set()
        while address not in self._documents and address not in passed:
            passed.add(address)
            address = next((edge.target for edge in self.links.out(address, "within")), address)
        found = self._documents.get(address)
        self._documents.update(dict.fromkeys(passed, found))
        return found

    @property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The graph as networkx, built when asked for. Most checks need only `links`."""
        from clustermodel.graph import to_networkx  # networkx costs more than the whole check

        return to_networkx(self.links)
