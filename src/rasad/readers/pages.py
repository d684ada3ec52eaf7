"""A web page -> the text of its article, with its parts, what it says of itself, and the way back to its bytes.

The page is parsed in a worker (`worker.py`); nothing that it names is fetched. Source: decision 0016.
"""

import hashlib

import msgspec

from rasad.errors import ReadError
from rasad.readers.sources import SourceText, printable
from rasad.readers.worker import LIMITS, Limits, in_worker
from rasad.records.report import Problem

READER = "html"


def read_page(
    raw: bytes, *, location: str, url: str | None = None, encoding: str | None = None, limits: Limits = LIMITS
) -> SourceText:
    """Read the article of a web page.

    Args:
        raw: the bytes of the page.
        location: its path or address, for the report and for messages.
        url: the address that it was fetched from, if that is known.
        encoding: what the server or an archive declares.
        limits: how much time and memory its parsing may take.

    Returns:
        The text with everything that was taken from the page; what is missing is said in its problems.

    Raises:
        ReadError: it holds no article, or cannot be parsed; the message says why and what to do.
    """
    try:
        answer = in_worker("page", raw, {"url": url, "encoding": encoding}, limits=limits)
    except ReadError as error:
        raise ReadError(f"{printable(location)}: {error}") from error
    from rasad.readers.pages_article import ReadPage

    read = msgspec.msgpack.decode(answer, type=ReadPage)
    if not read.text:
        raise ReadError(
            f"{printable(location)}: {read.notes[-1] if read.notes else 'no article was found on the page'}."
        )
    return SourceText(
        location=printable(location),
        text=read.text,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=read.encoding,
        basis=read.basis,
        reader=READER,
        problems=tuple(Problem(step="read", message=printable(note)) for note in read.notes),
        page=read.page,
    )
