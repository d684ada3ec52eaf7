"""A moment in universal time -> the same moment by the clocks of the state in which an outlet appears."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rasad.knowledge.base import Knowledge

_UNIVERSAL = "Z"


def zone_of(state: str | None, knowledge: Knowledge) -> ZoneInfo | None:
    """Return the time zone of a state's capital, where its papers appear; None where it is not known."""
    name = knowledge.zones.get(state or "")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def on_another_day(edtf: str, zone: ZoneInfo | None) -> str | None:
    """Return a moment that is written in universal time as a zone's clocks show it, if its day is another there.

    >>> on_another_day("2021-06-28T21:00:00Z", ZoneInfo("Asia/Tehran"))
    '2021-06-29T01:30:00+04:30'
    >>> on_another_day("2021-06-28T12:00:00Z", ZoneInfo("Asia/Tehran")) is None
    True
    """
    if zone is None or "T" not in edtf or not edtf.endswith(_UNIVERSAL):
        return None
    try:
        moment = datetime.fromisoformat(edtf.removesuffix(_UNIVERSAL)).replace(tzinfo=UTC).astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() if moment.date().isoformat() != edtf[:10] else None
