"""Pages that were read -> when to look at them again, and whether their outlet has changed their text since.

The longer ago a page was read, the longer until the next look: most corrections come within hours.
"""

from msgspec import structs

from rasad.errors import ReadError
from rasad.ledger import Ledger
from rasad.readers.items import read_item
from rasad.readers.sources import Item
from rasad.store.packing import text_digest
from rasad.store.watching import Look, WaitingPage, digest_of
from rasad.watch.links import host_of
from rasad.watch.plan import Source, seconds

_FIRST_S = 3_600.0  # after a page was read
CHANGED = "its outlet changed this page after it was read first; the text of then is kept beside this one"


def next_look(read_at: float, source: Source, now: float) -> float | None:
    """Return when to look again at a page that was read at a time; None if not any more. Each wait doubles the age."""
    next_at = now + max(now - read_at, _FIRST_S)
    return next_at if next_at <= read_at + seconds(source.changes or "") else None


def look_at(page: WaitingPage, source: Source, now: float) -> Look | None:
    """Return the look that a page is to have which is in the ledger now; None if it is to have none."""
    answer = page.answer
    if answer is None or answer.is_of_list or not source.changes:
        return None
    read_at = page.said.read_at or now
    next_at = next_look(read_at, source, now)
    if next_at is None:
        return None
    kept = (answer.etag, answer.last_modified, digest_of(page.body))
    said = structs.replace(page.said, read_at=read_at)
    return Look(0, page.source, page.url, host_of(page.url), said, *kept, next_at)


def has_new_text(item: Item, ledger: Ledger) -> bool:
    """Say whether a page that was read before has another text now; one without any, such as a fault page, has not."""
    try:
        text = read_item(item).text
    except ReadError:
        return False
    known = ledger.texts_at(item.location)
    return bool(known) and text_digest(text) not in known  # what was forgotten since is not taken in again
