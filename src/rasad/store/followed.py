"""Stored documents -> what chains of commitments and series of figures are made of, kept beside the links."""

from collections.abc import Iterator, Sequence

import apsw
import msgspec

from rasad.knowledge.base import Knowledge
from rasad.link.measured import Measured, measured_of
from rasad.link.pledges import Pledge, pledges_of
from rasad.link.tellings import Telling
from rasad.records.ports import StoredDocument

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_PLEDGES = msgspec.msgpack.Decoder(Pledge)
_TELLINGS = msgspec.msgpack.Decoder(Telling)
_FIGURES = msgspec.msgpack.Decoder(Measured)


def put_down(
    connection: apsw.Connection,
    number: int,
    document: StoredDocument,
    tellings: Sequence[Telling],
    knowledge: Knowledge,
) -> None:
    """Keep the pledges and figures of a document, inside the caller's transaction; its tellings are known already."""
    pledges = [(number, _ENCODER.encode(pledge)) for pledge in pledges_of(document.report, knowledge, tellings)]
    connection.executemany("INSERT INTO pledge VALUES (?, ?)", pledges)
    figures = [(number, _ENCODER.encode(figure)) for figure in measured_of(document.report, document.source)]
    connection.executemany("INSERT INTO measured VALUES (?, ?)", figures)


def group(connection: apsw.Connection, happening: str) -> list[Telling]:
    """Return the tellings of a happening by document and place; empty where there is none."""
    bodies = connection.execute("SELECT body FROM telling WHERE happening = ?", (happening,))
    return sorted((_TELLINGS.decode(body) for (body,) in bodies), key=lambda telling: (telling.key, telling.start))


def pledges(connection: apsw.Connection) -> Iterator[Pledge]:
    """Yield what all linked documents say of commitments, in no order that matters."""
    for (body,) in connection.execute("SELECT body FROM pledge"):
        yield _PLEDGES.decode(body)


def measured(connection: apsw.Connection) -> Iterator[Measured]:
    """Yield the figures of all linked documents that may belong to a series, in no order that matters."""
    for (body,) in connection.execute("SELECT body FROM measured"):
        yield _FIGURES.decode(body)
