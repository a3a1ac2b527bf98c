"""Archives that depend on nothing but what is in them."""

import io
import zipfile

from clustermodel.views.archive import timeless


def archive(year: int, system: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in (("b.xml", b"<b/>"), ("a/c.txt", b"text" * 100)):
            member = zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6))
            member.create_system = system
            file.writestr(member, content)
    return made.getvalue()


def test_times_and_systems_leave_no_trace() -> None:
    assert archive(2020, 0) != archive(2021, 3)
    assert timeless(archive(2020, 0)) == timeless(archive(2021, 3))


def test_members_keep_their_order_and_content() -> None:
    with zipfile.ZipFile(io.BytesIO(timeless(archive(2020, 3)))) as file:
        assert file.namelist() == ["b.xml", "a/c.txt"]
        assert (file.read("b.xml"), file.read("a/c.txt")) == (b"<b/>", b"text" * 100)
        assert file.testzip() is None
