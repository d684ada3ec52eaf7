"""Zip and tar archives -> their members, one at a time. Nothing is unpacked to a place that a name could lead to.

What is damaged, cut short, encrypted or named as if to lead out is named; links and devices are left out.
Source: APPNOTE.TXT (zip), POSIX pax (tar).
"""

import tarfile
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from rasad.errors import ReadError
from rasad.readers.sources import Refused, refused
from rasad.readers.streams import DAMAGE, Budget, Stream, Tally, bounded, seekable, stream_of

_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})
_BLOCK = 512
LINKS = "links and devices in archives"


class Member(NamedTuple):
    """A file in an archive; to be read before the next one is asked for."""

    name: str
    stream: Stream


def zip_members(stream: Stream, location: str, budget: Budget) -> Iterator[Member | Refused]:
    """Yield the files of a zip archive in the order of its directory.

    Raises:
        ReadError: it is an office document.
        zipfile.BadZipFile: its directory is damaged or missing.
    """
    with seekable(stream) as file, zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if any(info.filename in _OFFICE for info in infos[:3]):
            raise ReadError("it is an office document or an electronic book, which is not read. Save it as text.")
        for info in infos:
            name = _name(_zip_name(info))
            place = f"{location}!{name or info.filename}"
            if info.is_dir():
                continue
            if name is None:
                yield refused(place, "its name leads out of the archive; it is not read.")
            elif info.flag_bits & _ENCRYPTED:
                yield refused(place, "it is encrypted. Unpack it and read the file.")
            else:
                yield from _zip_member(archive, info, name, place, budget)


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: str, budget: Budget
) -> Iterator[Member | Refused]:
    try:
        with archive.open(info) as file:
            yield Member(name, stream_of(bounded(file, budget)))
    except DAMAGE as error:
        yield refused(place, f"it cannot be unpacked: {error}.")


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a name in the letters it was written in: many programs write UTF-8 and do not say so."""
    if not info.flag_bits & _NAMED_IN_UTF8:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return info.filename


def _name(name: str) -> str | None:
    r"""Return the name of a member as a path within the archive, None if it leads out of it.

    >>> _name("./a//b.txt"), _name("../b.txt"), _name("c:\\b.txt")
    ('a/b.txt', None, None)
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or parts[0].endswith(":"):
        return None
    return "/".join(parts)


def tar_members(stream: Stream, location: str, budget: Budget, tally: Tally) -> Iterator[Member | Refused]:
    """Yield the files of a tar archive in their order; goes on behind what is damaged, and names it.

    Raises:
        tarfile.TarError: the archive cannot be read on.
    """
    watch = _Watch()
    with tarfile.open(fileobj=stream.file, mode="r|", ignore_zeros=True, tarinfo=watch.info_class()) as archive:
        while (info := archive.next()) is not None:
            vars(archive)["members"] = []  # else all that have gone by are kept
            yield from _damage(watch, location)
            name = _name(info.name)
            if info.isdir():
                continue
            if not info.isreg():
                tally.skipped[LINKS] += 1
            elif name is None:
                yield refused(f"{location}!{info.name}", "its name leads out of the archive; it is not read.")
            elif (file := archive.extractfile(info)) is not None:
                yield Member(name, stream_of(bounded(file, budget)))
        yield from _damage(watch, location)
        if not watch.has_ended:
            yield refused(location, "the archive ends without its mark: it may be cut short. Fetch it again.")


def _damage(watch: "_Watch", location: str) -> Iterator[Refused]:
    if watch.damaged:
        told = (
            f"{watch.damaged * _BLOCK:,} bytes are damaged: what stood there is lost, and the reading goes on behind."
        )
        watch.damaged = 0
        yield refused(location, told)


class _Watch:
    """What the library passes over in silence: blocks that are no header, and whether the end was marked."""

    def __init__(self) -> None:
        self.damaged = 0
        self.has_ended = False

    def info_class(self) -> type[tarfile.TarInfo]:
        watch = self

        class Info(tarfile.TarInfo):
            @classmethod
            def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "Info":
                is_empty = not any(buf)
                watch.has_ended = is_empty and (len(buf) == _BLOCK or watch.has_ended)
                try:
                    return super().frombuf(buf, encoding, errors)
                except tarfile.HeaderError:
                    watch.damaged += not is_empty
                    raise

        return Info
