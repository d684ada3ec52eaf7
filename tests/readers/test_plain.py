import hashlib

import pytest

from rasad.errors import ReadError
from rasad.readers.plain import read_file

ARABIC = "وصل الوزير إلى المطار صباح اليوم.\r\n\r\nورافقه إلى الفندق خمسة من المسؤولين.\n"
PERSIAN = "وزیر امور خارجه گفت که گفتگوها ادامه خواهد داشت و پنج طرف در آن شرکت می‌کنند.\n"


def write(folder, name, raw):
    path = folder / name
    path.write_bytes(raw)
    return path


def test_utf8_text_is_read_unchanged_with_its_newlines(tmp_path):
    path = write(tmp_path, "a.txt", ARABIC.encode())
    source = read_file(path)
    assert source.text == ARABIC
    assert source.sha256 == hashlib.sha256(ARABIC.encode()).hexdigest()
    assert (source.encoding, source.basis, source.problems) == ("utf-8", "valid", ())


def test_a_byte_order_mark_is_left_out_and_said(tmp_path):
    source = read_file(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + ARABIC.encode()))
    assert source.text == ARABIC
    assert source.basis == "mark"
    assert "byte order mark" in source.problems[0].message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_arabic_in_other_encodings_is_recognised(tmp_path, encoding):
    source = read_file(write(tmp_path, "a.txt", (ARABIC * 3).encode(encoding)))
    assert source.text == ARABIC * 3
    assert encoding in source.problems[0].message


def test_persian_in_windows_1256_is_recognised(tmp_path):
    text = "رئيس گروه گفت پيش از پايان سال چند ديدار ديگر در پيش است ژرف"
    assert read_file(write(tmp_path, "a.txt", text.encode("cp1256"))).text == text


def test_damaged_utf8_is_read_with_a_problem(tmp_path):
    raw = (PERSIAN * 20).encode()
    source = read_file(write(tmp_path, "a.txt", raw[:-3]))
    assert source.text.startswith(PERSIAN)
    assert "could not be decoded" in source.problems[0].message


def test_an_encoding_that_was_said_is_taken(tmp_path):
    source = read_file(write(tmp_path, "a.txt", "é".encode("latin-1") * 30), encoding="latin-1")
    assert source.text == "é" * 30
    assert source.basis == "said"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00" + bytes(range(256)) * 20, "no text"),
        (b"\x01\x02\x03\x04abc" * 50, "binary"),
    ],
)
def test_what_is_no_article_is_refused_by_name(tmp_path, raw, what):
    path = write(tmp_path, "x.txt", raw)
    with pytest.raises(ReadError, match=what) as caught:
        read_file(path)
    assert "x.txt" in str(caught.value)


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = write(tmp_path, "big.txt", b"a" * 1001)
    with pytest.raises(ReadError, match=r"1,001 bytes, more than the limit of 1,000"):
        read_file(path, max_bytes=1000)


def test_a_missing_path_and_a_folder_are_refused(tmp_path):
    with pytest.raises(ReadError, match="does not exist"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)


@pytest.mark.parametrize(("encoding", "what"), [("klingon", "is not known"), ("ascii", "is not valid ascii")])
def test_a_wrongly_said_encoding_is_refused(tmp_path, encoding, what):
    with pytest.raises(ReadError, match=what):
        read_file(write(tmp_path, "a.txt", ARABIC.encode()), encoding=encoding)


def test_a_mark_that_lies_is_refused(tmp_path):
    with pytest.raises(ReadError, match="begins like utf-8-sig"):
        read_file(write(tmp_path, "a.txt", b"\xef\xbb\xbfabc\xff"))
