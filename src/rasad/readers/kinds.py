"""The first bytes of an input -> what kind of thing it is. Names and declared types are not asked: content decides.

Source: the signatures of the formats; RFC 8259, 9512 and 4180; the WHATWG's list of elements of HTML.
"""

from enum import StrEnum

import regex


class Kind(StrEnum):
    """What an input is, in the words in which a message names it."""

    TEXT = "plain text"
    PAGE = "a web page"
    FEED = "a feed"
    JSON_FEED = "a JSON feed"
    OPML = "a list of feeds"
    SITEMAP = "a sitemap"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    CSV = "a table (CSV)"
    PARQUET = "a Parquet table"
    WARC = "a web archive (WARC)"
    ZIP = "a zip archive"
    TAR = "a tar archive"
    GZIP = "compressed by gzip"
    ZSTD = "compressed by zstd"
    XML = "XML of a kind that holds no articles"
    PDF = "a PDF"
    PACKED = "an archive of a kind that is not read"
    MEDIA = "an image, a sound, a film or a font"
    DATABASE = "a database"
    PROGRAM = "a program"


_MAGIC = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"WARC/", Kind.WARC),
    (b"PAR1", Kind.PARQUET),
    (b"%PDF-", Kind.PDF),
    (b"BZh", Kind.PACKED),
    (b"\xfd7zXZ\x00", Kind.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Kind.PACKED),
    (b"Rar!\x1a\x07", Kind.PACKED),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.PACKED),  # the Office files of before 2007
    (b"GIF8", Kind.MEDIA),
    (b"\xff\xd8\xff", Kind.MEDIA),
    (b"ID3", Kind.MEDIA),
    (b"RIFF", Kind.MEDIA),
    (b"OggS", Kind.MEDIA),
    (b"wOFF", Kind.MEDIA),
    (b"wOF2", Kind.MEDIA),
    (b"SQLite format 3\x00", Kind.DATABASE),
    (b"\x7fELF", Kind.PROGRAM),
)
_ZSTD_FRAME = regex.compile(rb"[\x50-\x5f]\x2a\x4d\x18")  # a frame to be skipped: the dictionary of a WARC.zst
_TAR_MARK, _TAR_HEADER = slice(257, 262), 512
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ROOT = regex.compile(
    r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)*+<(?:[\w.-]++:)?+([\w.-]++)",
    regex.IGNORECASE,
)
_ROOTS = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "opml": Kind.OPML,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP,
}
_PAGE = regex.compile(r"<(?:!doctype\s+html|html|head|body|frameset)[\s>/]", regex.IGNORECASE)
# A fragment of a page begins with one of these; a text that begins with anything else in angle brackets is a text.
_ELEMENTS = (
    "a abbr address article aside b blockquote br center div em figure font footer form h1 h2 h3 h4 h5 h6 header hr i "
    "iframe img input li link main meta nav ol p picture pre script section span strong style svg table tbody td title "
    "tr u ul video"
)
_JSON_OBJECT = regex.compile(r'\s*+\{\s*+(?:"|\})')
_JSON_LINE = regex.compile(r"\s*+\{[^\n]*\}[ \t\r]*+(?:\n|$)")
_JSON_ROWS = regex.compile(r"\s*+\[\s*+\{")
_JSON_FEED = "jsonfeed.org/version"
_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 4_000  # characters of the line of a table that names its columns


def kind_of(head: bytes) -> Kind:
    """Say what begins with these bytes; what is none of the kinds is plain text, which its own reader then judges."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"\x89PNG") or head[4:8] == b"ftyp":
        return Kind.MEDIA
    if _ZSTD_FRAME.match(head):
        return Kind.ZSTD
    if head[_TAR_MARK] == b"ustar" or _is_old_tar(head):
        return Kind.TAR
    return _written_kind(as_text(head))


def _is_old_tar(head: bytes) -> bool:
    """Say whether the first block has the checksum of a tar header, as archives from before 1988 have it alone."""
    field = head[148:156].strip(b" \x00")
    if len(head) < _TAR_HEADER or not field or field.strip(b"01234567"):
        return False
    block = head[:148] + b" " * 8 + head[156:_TAR_HEADER]
    return sum(block) == int(field, 8)


def as_text(head: bytes) -> str:
    """Decode the beginning of a file as far as its markup needs it: marks, UTF-16 and ASCII."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _written_kind(text: str) -> Kind:
    start = text.lstrip()[:1]
    if start == "<":
        return _marked_up_kind(text)
    if start == "{" and _JSON_OBJECT.match(text):
        if _JSON_FEED in text:
            return Kind.JSON_FEED
        return Kind.JSON_LINES if _JSON_LINE.match(text) or "\n" not in text.strip() else Kind.JSON
    if start == "[" and _JSON_ROWS.match(text):
        return Kind.JSON_FEED if _JSON_FEED in text else Kind.JSON
    return Kind.PAGE if _PAGE.search(text) else Kind.TEXT


def _marked_up_kind(text: str) -> Kind:
    root = _ROOT.match(text)
    name = root[1].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if name in _ELEMENTS.split() or _PAGE.search(text):
        return Kind.PAGE
    return Kind.XML if root and text.lstrip().startswith("<?xml") else Kind.TEXT


def is_page(head: bytes) -> bool:
    """Say whether the bytes of an article begin like a web page or a piece of one."""
    return _marked_up_kind(as_text(head)) is Kind.PAGE


def header_cells(head: bytes) -> tuple[list[str], str]:
    """Return the cells of the first line of what may be a table, and what parts them (empty: nothing does)."""
    line = as_text(head[: 4 * _LONGEST_HEADER]).split("\n", 1)[0].rstrip("\r")
    if len(line) > _LONGEST_HEADER:
        return [], ""
    delimiter = max(_DELIMITERS, key=line.count)
    if not line.count(delimiter):
        return [line.strip().strip('"')], ""
    return [cell.strip().strip('"') for cell in line.split(delimiter)], delimiter
