"""A file of PLOVER JSON, POLECAT or ICEWS -> foreign rows; lines that hold no event are refused by their number."""

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rasad.errors import ReadError
from rasad.export.icews import COLUMNS as ICEWS
from rasad.export.plover import AUXILIARY
from rasad.export.polecat import COLUMNS as POLECAT
from rasad.export.polecat import SCORE, SCORE_BEFORE
from rasad.knowledge.base import load_knowledge
from rasad.knowledge.crosswalk import load_crosswalk
from rasad.records.foreign import ForeignFormat, ForeignParty, ForeignRow

_MISSING = frozenset({"", "None", "NA", "NULL", "NaN", "nan"})
_STATUSES = {mode: status for status, mode in AUXILIARY.items()} | {"historical": "happened"}
_OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_OLD_MODES = {"DISAPPROVE": "disapprove", "INVESTIGATE": "investigate"}
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class RefusedLine(NamedTuple):
    """A line of a set that holds no event, and why."""

    number: int
    why: str


class SetFile:
    """A file of a data set: iterate over its rows; then `sha256` and `refused` say what it was."""

    def __init__(self, path: Path, form: ForeignFormat, name: str) -> None:
        self.path, self.form, self.name = path, form, name
        self.refused: list[RefusedLine] = []
        self._digest = hashlib.sha256()

    def sha256(self) -> str:
        """Return the SHA-256 of the bytes read so far."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[ForeignRow]:
        """Yield the rows in order.

        Raises:
            ReadError: the file cannot be read, or has not the columns of its format.
        """
        lines = enumerate(self._lines(), 1)
        make = _plover_row if self.form == "plover-jsonl" else self._row_maker(next(lines, (1, ""))[1])
        for number, line in lines:
            if not line.strip():
                continue
            try:
                yield make(self.name, line)
            except KeyError as error:
                self.refused.append(RefusedLine(number, f"it has no {error}"))
            except (ReadError, msgspec.DecodeError, ValueError, TypeError, AttributeError) as error:
                self.refused.append(RefusedLine(number, str(error)))

    def _lines(self) -> Iterator[str]:
        try:
            with self.path.open("rb") as file:
                for line in file:
                    self._digest.update(line)
                    yield _decoded(line).rstrip("\r\n").removeprefix(_MARK)
        except OSError as error:
            raise ReadError(f"cannot read {self.path}: {error.strerror}. Check the name.") from error

    def _row_maker(self, header: str) -> Callable[[str, str], ForeignRow]:
        """Return what makes a row of a line, from the first line of the file."""
        expected = POLECAT if self.form == "polecat" else ICEWS
        found = [SCORE if name == SCORE_BEFORE and self.form == "polecat" else name for name in header.split("\t")]
        missing = [name for name in expected if name not in found]
        if missing:
            raise ReadError(
                f"{self.path}: the first line has no column {missing[0]!r}, so it is no file of --format {self.form}. "
                "Give the tab-separated file with its header."
            )
        made = _polecat_row if self.form == "polecat" else _icews_row

        def row(name: str, line: str) -> ForeignRow:
            cells = line.split("\t")
            if len(cells) != len(found):
                raise ReadError(f"{len(cells)} cells where the header has {len(found)}")
            return made(name, {c: v for c, v in zip(found, cells, strict=True) if v.strip() not in _MISSING})

        return row


def _decoded(line: bytes) -> str:
    """Return a line as text; older sets are in ISO-8859-1."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("iso-8859-1")


def _listed(value: Any) -> list[Any]:
    """Return a value of a PLOVER record as a list: older ones write one string with commas."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [] if value is None else value if isinstance(value, list) else [value]


def _plover_row(name: str, line: str) -> ForeignRow:
    """Return the row of a PLOVER record, also of one in the older words (source, target, eventText)."""
    found: dict[str, Any] = msgspec.json.decode(line)
    types = _listed(found.get("event"))
    if not types:
        raise ReadError("the record has no event")
    first = str(types[0]).upper()
    modes = [mode for mode in _listed(found.get("mode")) if isinstance(mode, str)]
    plain = [mode for mode in modes if mode not in _STATUSES]
    text_info, cite = found.get("text_info") or found.get("textInfo") or {}, found.get("cite_info") or {}
    place = found.get("event_loc") or found.get("eventLoc")
    row = ForeignRow(
        set=name, id=str(found["id"]), date=_interval(found.get("date"), found.get("enddate")),
        type=_OLD_TYPES.get(first, first), mode=plain[0] if plain else _OLD_MODES.get(first),
        contexts=tuple(map(str, _listed(found.get("context")))),
        status=next((_STATUSES[mode] for mode in modes if mode in _STATUSES), None),
        actors=tuple(_entity(one) for one in _listed(found.get("actor", found.get("source")))),
        recipients=tuple(_entity(one) for one in _listed(found.get("recipient", found.get("target")))),
        place=(place.get("resolved_place") if isinstance(place, dict) else place) or None,
        text=found.get("text") or text_info.get("markup"), source=cite.get("publication") or found.get("publication"),
        url=cite.get("url"), language=cite.get("language") or found.get("language"), comment=found.get("comment"),
    )  # fmt: skip
    return msgspec.convert(msgspec.to_builtins(row), ForeignRow)  # a number where words belong is found out here


def _entity(found: Any) -> ForeignParty:
    """Return the party of an entity object, in any of its dialects; of a string its name."""
    if not isinstance(found, Mapping):
        return ForeignParty(name=str(found))
    sectors = [*_listed(found.get("sector") or found.get("sector_code")), *_listed(found.get("other_sector_codes"))]
    return ForeignParty(
        name=found.get("identifier_text") or found.get("entity_name"),
        words=found.get("entity_text") or found.get("raw_text") or found.get("actorText"),
        state=found.get("code") or None, sectors=tuple(map(str, sectors)),
        identifier=found.get("identifier_id") or found.get("wikidata_id"),
    )  # fmt: skip


def _interval(first: str | None, last: str | None) -> str | None:
    return f"{first or '..'}/{last}" if last else first or None


def _polecat_row(name: str, cells: Mapping[str, str]) -> ForeignRow:
    return ForeignRow(
        set=name, id=cells["Event ID"], date=_iso(cells.get("Event Date")), type=cells["Event Type"].upper(),
        mode=cells.get("Event Mode"), contexts=tuple(_split(cells.get("Contexts"))),
        actors=_polecat_parties(cells, "Actor"), recipients=_polecat_parties(cells, "Recipient"),
        place=cells.get("Placename"), source=cells.get("Source"), language=cells.get("Language"),
        comment=cells.get("Version"),
    )  # fmt: skip


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip() not in _MISSING]


def _polecat_parties(cells: Mapping[str, str], role: str) -> tuple[ForeignParty, ...]:
    """Return the parties of one side: the values of its lists by position."""
    columns = ("Name", "Country", "Name Raw")
    lists = [[part.strip() for part in cells.get(f"{role} {column}", "").split(";")] for column in columns]
    sectors = cells.get(f"Primary {role} Sector", "").split(";")
    identifiers = cells.get(f"Wikipedia {role} ID", "").split(";")

    def at(values: Sequence[str], number: int) -> str | None:
        value = values[number].strip() if number < len(values) else ""
        return None if value in _MISSING else value

    parties = []
    for number in range(max(map(len, lists))):
        name, state, words = (at(values, number) for values in lists)
        if name or state or words:
            held = (sector,) if (sector := at(sectors, number)) else ()
            identifier = at(identifiers, number)
            parties.append(ForeignParty(name=name, words=words, state=state, sectors=held, identifier=identifier))
    return tuple(parties)


def _icews_row(name: str, cells: Mapping[str, str]) -> ForeignRow:
    code = cells["CAMEO Code"].strip()
    known = load_crosswalk().codes.get(code)
    place = ", ".join(filter(None, (cells.get(column) for column in ("City", "District", "Province", "Country"))))
    return ForeignRow(
        set=name, id=cells["Event ID"], date=_iso(cells.get("Event Date")), code=code,
        type=known.type if known else None, mode=known.mode if known else None,
        contexts=known.contexts if known else (),
        actors=_icews_party(cells, "Source"), recipients=_icews_party(cells, "Target"), place=place or None,
        source=cells.get("Publisher"), comment=cells.get("Event Text"),
    )  # fmt: skip


def _icews_party(cells: Mapping[str, str], role: str) -> tuple[ForeignParty, ...]:
    country = cells.get(f"{role} Country")
    name = cells.get(f"{role} Name")
    if not name and not country:
        return ()
    sectors = tuple(part.strip() for part in cells.get(f"{role} Sectors", "").split(",") if part.strip())
    return (ForeignParty(name=name, state=_state_named(country), sectors=sectors),)


@functools.cache
def _state_named(country: str | None) -> str | None:
    """Return the code of a state by its name in ICEWS, or the name as it is."""
    known = load_knowledge()
    own = (state for state in sorted(known.states) if known.entities[state].name == country)
    return load_crosswalk().state_named(country or "") or next(own, country)


def _iso(day: str | None) -> str | None:
    """Return a day as ISO; some sets write month/day/year."""
    if day and day.count("/") == 2:
        month, number, year = day.split("/")
        return f"{year}-{int(month):02d}-{int(number):02d}"
    return day[:10] if day else None
