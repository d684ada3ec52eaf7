"""A feed that holds its texts whole -> the pages that it names with those texts, so that they need not be fetched."""

import io

from msgspec import structs

from rasad.readers.fetching import Fetched
from rasad.readers.items import open_stream
from rasad.readers.sources import Item
from rasad.store.watching import FoundPage, PageAnswer
from rasad.watch.links import address_of


def with_texts(pages: list[FoundPage], found: Fetched) -> list[FoundPage]:
    """Return the pages with what the feed holds of them; those of which it holds nothing stay to be fetched."""
    items = (item for item in open_stream(io.BytesIO(found.body), found.url) if isinstance(item, Item))
    texts = {address_of(found.url, item.given.url): item for item in items if item.given.url}
    return [_with_text(page, texts[page.url]) if page.url in texts else page for page in pages]


def _with_text(page: FoundPage, item: Item) -> FoundPage:
    note = "; ".join(dict.fromkeys([*filter(None, [page.said.note]), *item.notes]))
    answer = PageAnswer(url=page.url, encoding=item.encoding, is_of_list=True)
    return page._replace(said=structs.replace(page.said, note=note), answer=answer, body=item.raw)
