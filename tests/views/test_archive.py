"""Archives that depend on nothing but what is in them."""

import io
import zipfile

from clustermodel.views.archive import archive

MEMBERS = [("b.xml", b"<b/>"), ("a/c.txt", b"text" * 100)]


def test_members_keep_their_order_and_content() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(MEMBERS))) as file:
        assert file.namelist() == ["b.xml", "a/c.txt"]
        assert (file.read("b.xml"), file.read("a/c.txt")) == (b"<b/>", b"text" * 100)
        assert file.testzip() is None


def test_nothing_tells_when_or_where_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(MEMBERS))) as file:
        assert {(one.date_time, one.create_system) for one in file.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_members_are_compressed() -> None:
    assert len(archive([("a", b"text" * 1000)])) < 500
