"""Documents as files of a word processor (WordprocessingML), for printing and for people who work in Word or LibreOffice."""

from clustermodel.views.word.book import Imprint, book
from clustermodel.views.word.package import opened

__all__ = ["Imprint", "book", "opened"]
