"""Events of a ledger -> GeoJSON: a point for every event whose place is known, with rasad's own columns.

Source: RFC 7946; decision 0019.
"""

from collections.abc import Iterator

import msgspec

from rasad.export.about import notice
from rasad.export.labels import label
from rasad.export.making import Making
from rasad.export.picking import Picked
from rasad.export.tables import point_of, row_of

NAME = "name"
"""The property that maps show."""


def features(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield a collection with a feature per line; events without a point are left out."""
    head = {"type": "FeatureCollection", "name": "events", "notice": notice(making.layer)}
    yield msgspec.json.encode(head)[:-1] + b',"features":[\n'
    for one in found:
        place = one.item.place
        lat, lon = point_of(place.entity if place else None, making.knowledge)
        if lat is None or lon is None:
            making.left_out["events without a place that is a point"] += 1
            continue
        row = row_of(making.layer, one, making.sources)  # not before, as it takes of what may be quoted of a document
        del row["lat"], row["lon"]
        feature = {
            "type": "Feature", "id": row["id"], "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {NAME: label(one.held, one.item), **row},
        }  # fmt: skip
        yield (b",\n" if making.rows else b"") + msgspec.json.encode(feature)
        making.rows += 1
    yield b"\n]}\n"
