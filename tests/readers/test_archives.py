"""Zip and tar archives, and what is compressed: read in a stream, with bombs and damage named."""

import gzip
import io
import random
import sys
import tarfile
import tracemalloc
import zipfile

import pytest
import zstandard

from rasad.readers.items import OTHER_FILES, Item, Refused, open_items
from rasad.readers.streams import Tally

ARTICLE = "زار وزير الخارجية العماني تونس اليوم، وبحث مع نظيره زيادة التبادل التجاري.\n"
FILES = {
    "a.txt": ARTICLE.encode(),
    "deep/b": (ARTICLE * 2).encode(),
    "deep/t.jsonl": b'{"text": "x"}\n{"text": "y", "id": "why"}\n',
    "deep/style.css": b"p { color: red }",
    "deep/._a.txt": b"\x00\x05\x16\x07",
}
FOUND = ["a.txt", "deep/b", "deep/t.jsonl!1", "deep/t.jsonl!why"]


def zipped(files=FILES, **how):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, **how)
    return raw.getvalue()


def tarred(files=FILES, *more):
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for info in more:
            archive.addfile(info)
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


def zstd(raw):
    return zstandard.compress(raw)


def names(items, path):
    return [item.location.removeprefix(f"{path}!") for item in items]


def save(folder, raw, name="archive"):
    path = folder / name
    path.write_bytes(raw)
    return path


PACKED = {
    "zip": zipped(),
    "tar": tarred(),
    "tar.gz": gzip.compress(tarred()),
    "tar.zst": zstd(tarred()),
    "zip in zip": zipped({"inner.zip": zipped()}),
}


@pytest.mark.parametrize("kind", PACKED)
def test_the_articles_of_an_archive_are_read_and_the_rest_is_left(tmp_path, kind):
    path, tally = save(tmp_path, PACKED[kind]), Tally()
    items = list(open_items(path, tally=tally))
    assert [name.removeprefix("inner.zip!") for name in names(items, path)] == FOUND
    assert items[0].raw == ARTICLE.encode()
    assert {item.within for item in items} == {str(path)}
    assert tally.skipped == {OTHER_FILES: 2}
    assert tally.position == tally.size == len(PACKED[kind])


@pytest.mark.parametrize("kind", PACKED)
def test_an_archive_comes_through_a_pipe(tmp_path, kind, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Slow(PACKED[kind]))))
    assert [name.removeprefix("inner.zip!") for name in names(open_items("-"), "-")] == FOUND


class Slow(io.RawIOBase):
    """Gives few bytes at a time and cannot go back, as a pipe."""

    def __init__(self, raw):
        self.rest = io.BytesIO(raw)

    def readable(self):
        return True

    def readinto(self, buffer):
        raw = self.rest.read(min(100, len(buffer)))
        buffer[: len(raw)] = raw
        return len(raw)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_compressed_text_keeps_the_name_of_its_file(tmp_path, pack):
    path = save(tmp_path, pack(ARTICLE.encode()), "a.gz")
    assert list(open_items(path)) == [Item(str(path), ARTICLE.encode())]


def test_no_name_leads_out_of_an_archive(tmp_path):
    names_ = ["../a.txt", "b/../../c.txt", "..\\d.txt", "/e.txt", "./f.txt"]
    for raw in (zipped(dict.fromkeys(names_, ARTICLE.encode())), tarred(dict.fromkeys(names_, ARTICLE.encode()))):
        path = save(tmp_path, raw)
        *refused, five, six = open_items(path)
        assert all("leads out of the archive" in str(one.error) for one in refused)
        assert len(refused) == 3
        assert names([five, six], path) == ["e.txt", "f.txt"]


def test_links_and_devices_are_left_out_and_counted(tmp_path):
    more = []
    for kind, name in ((tarfile.SYMTYPE, "s.txt"), (tarfile.LNKTYPE, "h.txt"), (tarfile.CHRTYPE, "d.txt")):
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        more.append(info)
    tally = Tally()
    assert len(list(open_items(save(tmp_path, tarred(FILES, *more)), tally=tally))) == len(FOUND)
    assert tally.skipped["links and devices in archives"] == 3


def test_a_bomb_is_given_up_as_a_whole(tmp_path):
    lines = b'{"text": "' + b"x" * 10_000 + b'"}\n'
    bomb = gzip.compress(lines * 20_000)
    path = save(tmp_path, zipped({"a.txt": ARTICLE.encode(), "b.gz": bomb, "c.txt": ARTICLE.encode()}))
    items = list(open_items(path))
    assert items[0].location.endswith("a.txt")
    assert isinstance(items[-1], Refused)
    assert "taken for a bomb" in str(items[-1].error)
    assert items[-1].location == str(path)
    assert len(items) < 6_000


def test_a_bomb_of_archives_within_archives_is_found_by_what_all_of_them_give(tmp_path):
    raw = zipped({"a.txt": b"\n" * 19_000_000})
    for _ in range(3):
        raw = zipped({f"{number}.zip": raw for number in range(8)})
    items = list(open_items(save(tmp_path, raw)))
    assert "taken for a bomb" in str(items[-1].error)
    assert len(items) < 10


def test_a_single_swollen_file_is_not_held(tmp_path):
    (refused,) = open_items(save(tmp_path, gzip.compress(b"x" * 60_000_000)))
    assert "more than the limit of 20,000,000" in str(refused.error)


def test_archives_nested_without_end_are_not_followed(tmp_path):
    raw = zipped()
    for _ in range(8):
        raw = zipped({"z.zip": raw})
    (refused,) = open_items(save(tmp_path, raw))
    assert "more than 6 archives deep" in str(refused.error)


def test_an_honest_archive_that_shrinks_well_is_read(tmp_path):
    rng = random.Random(1)
    text = " ".join(rng.choices(ARTICLE.split(), k=100_000)).encode()
    raw = zipped({f"{n}.txt": text for n in range(54)})
    items = list(open_items(save(tmp_path, raw)))
    assert [type(item) for item in items] == [Item] * 54
    assert sum(len(item.raw) for item in items) > 50_000_000


def test_encrypted_and_unknown_members_are_named_and_the_others_read(tmp_path):
    raw = bytearray(zipped({"a.txt": ARTICLE.encode(), "b.txt": ARTICLE.encode(), "c.txt": ARTICLE.encode()}))
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 4)
    raw[first + 8] |= 1  # encrypted
    raw[second + 10] = 99  # a method that nobody knows
    one, two, three = open_items(save(tmp_path, bytes(raw)))
    assert "a.txt: it is encrypted" in str(one.error)
    assert "b.txt: it cannot be unpacked" in str(two.error)
    assert three.location.endswith("c.txt")


def test_a_damaged_member_of_a_zip_is_named_and_the_others_are_read(tmp_path):
    rng = random.Random(2)
    files = {f"{n}.txt": (ARTICLE + rng.randbytes(3_000).hex()).encode() for n in range(3)}
    raw = bytearray(zipped(files))
    middle = raw.index(b"1.txt") + 800
    raw[middle : middle + 50] = rng.randbytes(50)
    one, two, three = open_items(save(tmp_path, bytes(raw)))
    assert isinstance(two, Refused)
    assert "1.txt: it is damaged or cut short" in str(two.error)
    assert (one.raw, three.raw) == (files["0.txt"], files["2.txt"])


@pytest.mark.parametrize("cut", [100, 3_000, 5_200])
def test_a_zip_without_its_end_is_refused(tmp_path, cut):
    raw = zipped({f"{n}.txt": random.Random(n).randbytes(2_000).hex() for n in range(3)})
    items = list(open_items(save(tmp_path, raw[:cut])))
    assert "damaged or cut short" in str(items[-1].error)


@pytest.mark.parametrize("cut", [1, 600, 1_100, 1_500, 2_048, 3_072])
def test_a_tar_that_is_cut_short_says_so_after_what_is_whole(tmp_path, cut):
    raw = tarred({f"{n}.txt": (ARTICLE * 5).encode() for n in range(3)})[: 3 * 1536 - cut]
    items = list(open_items(save(tmp_path, raw)))
    whole = [item for item in items if isinstance(item, Item)]
    assert len(whole) == (3 * 1536 - cut) // 1536 + (cut <= 1024 - len((ARTICLE * 5).encode()))
    assert all(item.raw == (ARTICLE * 5).encode() for item in whole)
    assert any("cut short" in str(item.error) for item in items if isinstance(item, Refused))


def test_behind_a_damaged_header_the_reading_of_a_tar_goes_on(tmp_path):
    raw = bytearray(tarred({f"{n}.txt": ARTICLE.encode() for n in range(3)}))
    raw[1024 : 1024 + 100] = b"\xff" * 100
    one, damage, three = open_items(save(tmp_path, bytes(raw)))
    assert (one.location[-5:], three.location[-5:]) == ("0.txt", "2.txt")
    assert "1,024 bytes are damaged" in str(damage.error)


@pytest.mark.parametrize("kind", ["tar.gz", "tar.zst"])
def test_a_compressed_archive_that_is_cut_short_says_so(tmp_path, kind):
    rng = random.Random(3)
    raw = tarred({f"{n}.txt": rng.randbytes(40_000).hex().encode() for n in range(5)})
    packed = gzip.compress(raw) if kind == "tar.gz" else zstd(raw)
    items = list(open_items(save(tmp_path, packed[: len(packed) // 2])))
    assert isinstance(items[0], Item)
    assert any("cut short" in str(item.error) for item in items if isinstance(item, Refused))


def test_an_office_document_is_no_archive_of_articles(tmp_path):
    (refused,) = open_items(save(tmp_path, zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})))
    assert "office document" in str(refused.error)


def test_names_in_arabic_are_kept_also_where_the_archive_does_not_say_how_they_are_written(tmp_path):
    raw = zipped({"خبر.txt": ARTICLE.encode()})
    flag = raw.index(b"PK\x01\x02") + 8
    unsaid = raw[: flag + 1] + b"\x00" + raw[flag + 2 :]
    unsaid = unsaid[:7] + b"\x00" + unsaid[8:]
    for content in (raw, unsaid):
        path = save(tmp_path, content)
        assert names(open_items(path), path) == ["خبر.txt"]


def test_a_great_archive_is_not_held_in_memory(tmp_path):
    rng = random.Random(4)
    with tarfile.open(tmp_path / "t", "w") as archive:
        for number in range(3_000):
            content = rng.randbytes(5_000).hex().encode()
            info = tarfile.TarInfo(f"{number}.txt")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    next(open_items(tmp_path / "t"))
    tracemalloc.start()
    assert sum(1 for _ in open_items(tmp_path / "t")) == 3_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000
