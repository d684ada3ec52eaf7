"""Rows -> flat records for tables: one cell for each plain value, quotes as text and offsets."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from rasad.ask.rows import Party, Where
from rasad.records.report import Bounds
from rasad.records.spans import Quote

Cell = str | int | float | bool | None | list[Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PARTS = "; "


def flat(row: msgspec.Struct) -> dict[str, Cell]:
    """Return the fields of a row in their order: quotes and bounds as several, where it comes from first."""
    cells: dict[str, Cell] = {}
    for name in row.__struct_fields__:
        cells |= _cells(name, getattr(row, name))
    return cells


def _cells(name: str, value: object) -> Mapping[str, Cell]:
    if isinstance(value, Where):
        return {field: getattr(value, field) for field in value.__struct_fields__}
    if isinstance(value, Quote):
        return {name: value.text, f"{name}_start": value.start, f"{name}_end": value.end}
    if name == "value":
        bounds = value if isinstance(value, Bounds) else Bounds()
        plain = float(value) if isinstance(value, int | float) else None
        return {name: plain} | {field: _float(getattr(bounds, field)) for field in bounds.__struct_fields__}
    if isinstance(value, tuple):
        return {name: [_member(member) for member in value]}
    if isinstance(value, msgspec.Struct):
        return {name: msgspec.json.encode(value).decode()}
    return {name: value}  # type: ignore[dict-item]


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _member(member: object) -> object:
    if isinstance(member, msgspec.Struct) and not isinstance(member, Quote):  # what is nested differs from row to row
        return msgspec.json.encode(member).decode()
    return member._asdict() if isinstance(member, Party) else msgspec.to_builtins(member)


def written(cells: Mapping[str, Cell]) -> dict[str, str | int | float | None]:
    """Return cells as a spreadsheet takes them: lists as words, and no word that it would run as a formula."""
    return {name: _written(cell) for name, cell in cells.items()}


def _written(cell: Cell) -> str | int | float | None:
    if isinstance(cell, list):
        return defused(_PARTS.join(_words(member) for member in cell))
    return defused(cell) if isinstance(cell, str) else cell


def _words(member: object) -> str:
    if isinstance(member, Mapping):
        return " ".join(str(value) for value in member.values() if value is not None)
    return str(member)


def number_text(number: float) -> str:
    """Return a number with all its digits, and no more than it has.

    >>> number_text(340_000_000.0), number_text(18.4), number_text(1_234_567)
    ('340000000', '18.4', '1234567')
    """
    return f"{number:.{sys.float_info.dig}g}"


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe before it.

    >>> defused("=1+1")
    "'=1+1"
    """
    return "'" + text if text.startswith(_FORMULA) else text


def columns_of(rows: Iterable[Mapping[str, Cell]]) -> list[str]:
    """Return the names of all cells in the order in which they first come."""
    return list(dict.fromkeys(name for row in rows for name in row))
