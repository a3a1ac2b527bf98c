"""The words in which `show` and `trace` tell of the graph."""

from functools import partial

from clustermodel.api import Loaded
from clustermodel.links.edges import Edge
from clustermodel.links.index import Links
from clustermodel.messages import render
from clustermodel.model.text import in_language


class Words:
    """The words of one language. Those of English are the words of the file, because one types them."""

    def __init__(self, language: str) -> None:
        """Labels are looked up for another language than English only: whoever reads English pays for none."""
        from clustermodel.views.labels import labels

        self.language = language
        self.foreign = language != "en"
        self.label = labels(language)
        self.say = partial(render, language=language)

    def links(self, loaded: Loaded) -> Links:
        """The elements of a programme, translated if there is a translation: it is read only for who reads that language."""
        own = loaded.links.program.header.language
        return loaded.links if own.partition("-")[0] == self.language else loaded.in_languages

    def text(self, text: str) -> str:
        """A text of the programme, in this language if it is given in that."""
        return in_language(text, self.language)

    def kind(self, kind: str) -> str:
        """What the elements of a kind are called together, and how the file calls one of them."""
        from clustermodel.views.relations import kind_label

        return f"{kind_label(self.label, kind)} ({kind})" if self.foreign else kind

    def relation(self, edge: Edge, *, down: bool) -> str:
        """What a relation is called, read from the one end or from the other."""
        from clustermodel.views.relations import relation_label

        return relation_label(self.label, edge.relation, down=down) if self.foreign else edge.relation

    def basis(self, edge: Edge) -> str:
        """On what footing the two are tied."""
        return self.label(str(edge.basis), "Basis") if self.foreign else str(edge.basis)
