"""A manifest (CSV): what is known of files beyond their text: date, outlet, language, address.

Columns `file, part, published, outlet, language, url`; all but `file` may be missing or empty. `file` is relative to
the manifest's folder. A row without `part` dates part 0 only (another article of the page has a date of its own),
while its outlet, language and address hold for every part.
"""

import csv
from pathlib import Path

import msgspec
import regex

from rasad.errors import ConfigError

COLUMNS = ("file", "part", "published", "outlet", "language", "url")
_YEAR = r"-?[0-9]{2}[0-9X]{2}"
_DAY = (
    rf"{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?(?:T[0-9:]+(?:Z|[+-][0-9:]+)?)?[~?%]?"
)
_EDTF = regex.compile(rf"(?:{_DAY}|(?:{_DAY}|\.\.)?/(?:{_DAY}|\.\.)?|[\[{{]{_DAY}(?:(?:,|\.\.){_DAY})*[\]}}])")
_LANGUAGE = regex.compile(r"[a-z]{2,3}")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one article; None where nothing is. `published` is EDTF; `said_by` is who says it."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    said_by: str = "the user"


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    part: int | None
    given: Given


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The rows of a manifest by resolved path."""

    rows: dict[Path, tuple[_Row, ...]] = {}

    def given(self, path: Path, part: int) -> Given:
        """Return what the manifest says of one part of a file; a row for that part wins over one for the file."""
        found = self._rows_of(path)
        general = next((row.given for row in found if row.part is None), Given())
        own = next((row.given for row in found if row.part == part), Given())
        return Given(
            published=own.published or (general.published if part == 0 else None),
            outlet=own.outlet or general.outlet,
            language=own.language or general.language,
            url=own.url or general.url,
        )

    def said_of(self, path: Path) -> str:
        """Return all that the manifest says of a file as one text: equal where it says the same."""
        return msgspec.json.encode(self._rows_of(path)).decode()

    def _rows_of(self, path: Path) -> tuple[_Row, ...]:
        return self.rows.get(path.resolve(), ()) if self.rows else ()


def load_manifest(path: Path) -> Manifest:
    """Load and check a manifest.

    Raises:
        ConfigError: it cannot be read, or a row is wrong; the message names file and line.
    """
    rows: dict[Path, tuple[_Row, ...]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = [name.strip() for name in next(reader, [])]
            _check_header(path, header)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    where = f"{path}:{reader.line_num}"
                    file, row = _read_row(where, header, cells)
                    target = (path.parent / file).resolve()
                    _add(where, rows, target, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"{path}: the manifest cannot be read: {error}. Give a CSV file in UTF-8.") from error
    return Manifest(rows=rows)


def _check_header(path: Path, header: list[str]) -> None:
    if "file" not in header:
        raise ConfigError(f"{path}:1: there is no column 'file'. Write the header {','.join(COLUMNS)}.")
    for name in header:
        if name not in COLUMNS:
            raise ConfigError(f"{path}:1: the column {name!r} is not known (known: {', '.join(COLUMNS)}).")


def _read_row(where: str, header: list[str], cells: list[str]) -> tuple[str, _Row]:
    if len(cells) != len(header):
        raise ConfigError(f"{where}: {len(cells)} cells where the header has {len(header)}. Correct the row.")
    row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    if not row["file"]:
        raise ConfigError(f"{where}: the cell 'file' is empty. Name the file.")
    given = Given(
        published=row.get("published") or None,
        outlet=row.get("outlet") or None,
        language=row.get("language") or None,
        url=row.get("url") or None,
    )
    if given.published and not is_edtf(given.published):
        raise ConfigError(
            f"{where}: {given.published!r} is no EDTF date. Write 2021-06-29, 2021-06 or [2021-06-29,2021-06-30]."
        )
    if given.language and not _LANGUAGE.fullmatch(given.language):
        raise ConfigError(f"{where}: {given.language!r} is no language code. Write two or three small letters.")
    part = row.get("part", "")
    if part and not (part.isascii() and part.isdigit()):
        raise ConfigError(
            f"{where}: {part!r} is no part number. Write 0 for the first article of the file, 1 for the second."
        )
    return row["file"], _Row(part=int(part) if part else None, given=given)


def _add(where: str, rows: dict[Path, tuple[_Row, ...]], target: Path, row: _Row) -> None:
    earlier = rows.get(target, ())
    if any(other.part == row.part for other in earlier):
        raise ConfigError(f"{where}: the file has a row for this part already. Keep one of them.")
    rows[target] = (*earlier, row)


def is_edtf(value: str) -> bool:
    """Say whether a value is written as an EDTF date, interval or set (form, and days that exist in the calendar)."""
    return bool(_EDTF.fullmatch(value)) and all(_exists(*day) for day in regex.findall(r"(\d{4})-(\d\d)-(\d\d)", value))


def _exists(year: str, month: str, day: str) -> bool:
    thirty = month in {"04", "06", "09", "11"}
    leap = int(year) % 4 == 0 and (int(year) % 100 != 0 or int(year) % 400 == 0)
    longest = 30 if thirty else (29 if leap else 28) if month == "02" else 31
    return int(day) <= longest
