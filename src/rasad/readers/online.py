"""Addresses (URLs) as inputs: what stands there is fetched, within bounds, and then opened like a file."""

import io
from collections.abc import Collection, Iterator
from typing import BinaryIO, Protocol

import regex
from msgspec import structs

from rasad.errors import ReadError
from rasad.readers.fetching import fetch
from rasad.readers.sources import Item, Refused, printable, refused

_ADDRESS = regex.compile(r"https?://\S+", regex.IGNORECASE)


class Opener(Protocol):
    """Yields the articles of an opened input; `location` says where it is from."""

    def __call__(self, file: BinaryIO, location: str) -> Iterator[Item | Refused]:
        """Open it."""


def is_address(source: object) -> bool:
    """Say whether an input is an address and no path: a text of one line that begins with http:// or https://."""
    return isinstance(source, str) and bool(_ADDRESS.fullmatch(source.strip()))


def fetched_items(url: str, opened: Opener, *, allowed_hosts: Collection[str] = ()) -> Iterator[Item | Refused]:
    """Fetch what stands at an address and yield its articles; a page knows its declared encoding and where it stood.

    Args:
        url: http or https.
        opened: opens what was fetched.
        allowed_hosts: names of hosts that may be private.
    """
    place = url.strip()
    try:
        found = fetch(place, allowed_hosts=allowed_hosts)
    except ReadError as error:
        yield Refused(printable(place), error)
        return
    fault = found.fault()
    if fault is not None:
        yield refused(place, fault)
        return
    for item in opened(io.BytesIO(found.body), place):
        if isinstance(item, Item) and item.location == place:
            given = structs.replace(item.given, url=item.given.url or found.url)
            yield item._replace(media=found.media, encoding=found.encoding, given=given)
        else:
            yield item
