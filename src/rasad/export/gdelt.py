"""Events of a ledger -> GDELT 2.0: 61 columns of events or 16 of mentions, tab-separated, without a header.

One row per pair and direction; what is not known is empty. Source: GDELT event codebook 2.0; decision 0019.
"""

from collections.abc import Iterator
from typing import Any

from rasad.export.about import notice
from rasad.export.delimited import tsv_line
from rasad.export.dyads import Dyad, numbered
from rasad.export.facts import Fact, Side, evidence, facts
from rasad.export.making import Making
from rasad.export.picking import Picked
from rasad.export.tables import point_of
from rasad.knowledge.crosswalk import NO_STATE

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{what}Geo_{name}" for what in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns of events, in order."""
MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
"""The columns of mentions, in order."""
MISSING = ""
_WEB, _CITED = 1, 2  # types of mention: an address, a citation only
_NOWHERE = -1  # the offset of an actor whom no words name
_BODIES = {"EUR": "IGO", "IGO": "IGO", "UNO": "IGO", "IMG": "IMG", "MNC": "MNC", "NGO": "NGO"}  # PLOVER's slots
_GEO_TYPES = {"state": (1, 1), "region": (2, 5), "city": (3, 4), "place": (3, 4), "facility": (3, 4)}  # USA, elsewhere
_USA = "USA"
_NO_GEO = {name: 0 if name == "Type" else None for name in _GEO}
_CAMEO_BASE = 3  # digits of a base code
_DAYS_OF_MONTH, _DAYS_OF_YEAR = 30, 365  # of GDELT's fraction of a year


def event_lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield one line per pair and direction; what is no fact, or of no known day, is left out."""
    for number, dyad, fact in _numbered(found, making):
        making.keep_evidence(evidence(str(number), fact, making))
        row = _row(number, dyad, fact, making)
        yield tsv_line([row[name] for name in COLUMNS], MISSING)


def mention_lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield the mention of every line of events: where in its document it stands."""
    for number, dyad, fact in _numbered(found, making):
        row = _mention(number, dyad, fact)
        yield tsv_line([row[name] for name in MENTION_COLUMNS], MISSING)


def _numbered(found: Iterator[Picked], making: Making) -> Iterator[tuple[int, Dyad, Fact]]:
    for row in numbered(facts(found, making, dyadic=True), making.sources.crosswalk, by_day=False):
        making.rows += 1
        yield row


def _row(number: int, dyad: Dyad, fact: Fact, making: Making) -> dict[str, Any]:
    day = fact.day or ""
    year, month, date = day.split("-")
    event, code = fact.found.item, dyad.cameo
    fraction = ((int(month) - 1) * _DAYS_OF_MONTH + int(date)) / _DAYS_OF_YEAR
    row: dict[str, Any] = {
        "GLOBALEVENTID": number, "SQLDATE": day.replace("-", ""), "MonthYear": year + month, "Year": year,
        "FractionDate": f"{int(year) + fraction:.4f}",
        "IsRootEvent": int(event.salience == "main"), "EventCode": code.code, "EventBaseCode": code.code[:_CAMEO_BASE],
        "EventRootCode": code.root, "QuadClass": code.quad, "GoldsteinScale": code.goldstein,
        "NumMentions": 1 + len(event.other_triggers), "NumSources": 1, "NumArticles": 1, "AvgTone": None,
        "DATEADDED": _added(fact), "SOURCEURL": fact.found.held.link,
    }  # fmt: skip
    for actor, side in ((1, dyad.source), (2, dyad.target)):
        row |= {f"Actor{actor}{name}": value for name, value in actor_codes(side, making).items()}
        row |= {f"Actor{actor}Geo_{name}": value for name, value in _NO_GEO.items()}
    return row | {f"ActionGeo_{name}": value for name, value in _geo(fact, making).items()}


def _added(fact: Fact) -> str:
    """Return when the event was told: the day of publication, else its own."""
    return f"{(fact.found.held.day_published or fact.day or '').replace('-', '')}000000"


def actor_codes(side: Side | None, making: Making) -> dict[str, str | None]:
    """Return the columns of an actor; ethnicity and religion are never filled."""
    empty: dict[str, str | None] = dict.fromkeys(_ACTOR)
    if side is None:
        return empty
    crosswalk = making.sources.crosswalk
    country = crosswalk.country(side.country)
    sector = crosswalk.sectors.get(side.sector or "")
    role = sector.cameo if sector and side.entity != side.country else ""
    body = _BODIES.get(side.country or "", "") if side.country in NO_STATE else ""
    types = [*dict.fromkeys(filter(None, (body, role if not body or role != "GOV" else "")))]
    group = crosswalk.groups.get(side.entity, "")
    return empty | {
        "Code": country + "".join(types) + group, "Name": side.name.upper(), "CountryCode": country,
        "KnownGroupCode": group, **{f"Type{number}Code": code for number, code in enumerate(types, 1)},
    }  # fmt: skip


def _geo(fact: Fact, making: Making) -> dict[str, Any]:
    """Return the columns of the place; FIPS 10-4 names its country."""
    held, place = fact.found.held, fact.place
    entity = held.entities.get(place.entity) if place else None
    if place is None or entity is None or entity.type not in _GEO_TYPES:
        return _NO_GEO
    state = held.state(place.entity) or ""
    fips = making.knowledge.entities.row(state).get("fips")
    country = making.knowledge.entity(state)
    lat, lon = point_of(place.entity, making.knowledge)
    is_state = entity.type == "state"
    names = [entity.name, *([country.name] if country and not is_state else [])]
    return _NO_GEO | {
        "Type": _GEO_TYPES[entity.type][state != _USA], "FullName": ", ".join(names), "CountryCode": fips,
        "ADM1Code": fips if is_state else None, "Lat": lat, "Long": lon, "FeatureID": fips if is_state else None,
    }  # fmt: skip


def _mention(number: int, dyad: Dyad, fact: Fact) -> dict[str, Any]:
    held, event, added = fact.found.held, fact.found.item, _added(fact)
    extent = held.header.extent

    def offset(side: Side | None) -> int:
        return _NOWHERE if side is None or side.start is None else side.start - extent.start

    return {
        "GLOBALEVENTID": number, "EventTimeDate": added, "MentionTimeDate": added,
        "MentionType": _WEB if "://" in held.link else _CITED, "MentionSourceName": held.outlet,
        "MentionIdentifier": held.link, "SentenceID": held.sentence(event.evidence.start),
        "Actor1CharOffset": offset(dyad.source), "Actor2CharOffset": offset(dyad.target),
        "ActionCharOffset": event.trigger.start - extent.start, "InRawText": 1,
        "Confidence": max(10, round(event.confidence * 10) * 10), "MentionDocLen": extent.end - extent.start,
        "MentionDocTone": None, "MentionDocTranslationInfo": None,
        "Extras": notice("events", held.report.produced_by.rasad),
    }  # fmt: skip
