"""A user's folder of tables, written for a test."""

from pathlib import Path

from rasad.langpack.layers import UserLayer, open_layer

HEADS = {
    "states": "id,wikidata,iso2,cow,fips,name_en,status,capital",
    "places": "id,wikidata,type,name_en,country,within,lat,lon,source,confidence",
    "people": "id,wikidata,name_en,country,sector,source,confidence",
    "organisations": "id,wikidata,type,name_en,country,sector,source,confidence",
    "media": "id,wikidata,name_en,country,control",
    "things": "id,wikidata,type,name_en,country,parties,valid_from,valid_to,source,confidence",
    "offices": "id,name_en,rank,seats",
    "terms": "person,office,of,valid_from,valid_to,status,source,confidence",
    "merged": "id,into,source",
    "domains": "domain,outlet",
    "zones": "state,zone",
    "names": "alias,entity,kind,flags",
}


def write_layer(folder: Path, tables: dict[str, str]) -> UserLayer:
    """Write tables by file (`people`, `ar/people`), each a text of rows without the header, and open the layer."""
    for name, rows in tables.items():
        code, _, file = name.rpartition("/")
        path = folder / (f"lang/{code}/names" if code else "ontology") / f"{file}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADS["names" if code else name] + "\n" + rows, encoding="utf-8")
    layer = open_layer(folder)
    assert layer is not None
    return layer
