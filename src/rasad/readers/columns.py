"""Which column of a table holds what: as the user says, or by its name -> rows as items.

Source of the names: `data/readers/columns.toml`.
"""

import functools
import html
from collections.abc import Callable, Mapping, Sequence

import msgspec
import regex

from rasad.config import data_folder
from rasad.errors import ConfigError, ReadError
from rasad.langpack.pack import read_toml
from rasad.readers.kinds import is_page
from rasad.readers.manifest import COLUMNS as MANIFEST_COLUMNS
from rasad.readers.manifest import Given
from rasad.readers.sources import Item, printable
from rasad.readers.stamps import edtf_of

FIELDS = ("text", "title", "published", "outlet", "language", "url", "id")
_LANGUAGE = regex.compile(r"([a-z]{2,3})(?:[-_].*)?", regex.IGNORECASE)
_BETWEEN = regex.compile(r"[\s_.\-]+")
_MOST_SHOWN = 12  # names of columns in a message
_LONGEST_ID = 200  # characters of a row's name in its location


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The column of each field, as the user says it; what is not said is found by the columns' names."""

    said: dict[str, str] = {}

    def find(self, present: Sequence[str]) -> dict[str, str]:
        """Return the column of each field that a table has.

        Raises:
            ReadError: a column that was said is not there, or none holds the text.
        """
        missing = [column for column in self.said.values() if column not in present]
        if missing:
            raise ReadError(f"there is no column {missing[0]!r}; its columns are {_shown(present)}.")
        by_name = {plain_name(column): column for column in reversed(present)}
        taken = set(self.said.values())
        found = dict(self.said)
        for field, names in known_names().items():
            columns = (by_name[name] for name in names if name in by_name and by_name[name] not in taken)
            if field not in found and (column := next(columns, None)) is not None:
                found[field] = column
                taken.add(column)
        if "text" not in found:
            raise ReadError(
                f"no column is known to hold the text; its columns are {_shown(present)}. "
                "Say which: --columns text=NAME"
            )
        return found


def parse_columns(said: str) -> Columns:
    """Read what a user says of the columns: `text=body,published=date`.

    >>> parse_columns("text=body, published=date").said
    {'text': 'body', 'published': 'date'}

    Raises:
        ConfigError: it is not written so, or a field is not known.
    """
    found: dict[str, str] = {}
    for pair in said.split(","):
        field, mark, column = (part.strip() for part in pair.partition("="))
        if not mark or not column or field not in FIELDS:
            raise ConfigError(f"{pair!r} names no column; write FIELD=NAME with a field of {', '.join(FIELDS)}.")
        if field in found:
            raise ConfigError(f"two columns are named for {field}. Keep one of them.")
        found[field] = column
    return Columns(said=found)


@functools.cache
def known_names() -> dict[str, tuple[str, ...]]:
    """Return what the columns of each field are called, plain, the best first."""
    entries = read_toml(data_folder() / "readers" / "columns.toml")
    return {field: tuple(dict.fromkeys(plain_name(name) for name in entries[field]["names"])) for field in FIELDS}


def plain_name(column: str) -> str:
    """Return a column's name without case and without what stands between its words.

    >>> plain_name("Date_Published")
    'datepublished'
    """
    return _BETWEEN.sub("", column).casefold()


def is_table_header(cells: Sequence[str], columns: Columns) -> bool:
    """Say whether a line names columns of which one is said or known to hold the text.

    A word alone is a header only where the user says so: an article may begin with it.
    """
    if columns.said:
        return set(columns.said.values()) <= set(cells)
    plain = [plain_name(cell) for cell in cells]
    known = [field for field, names in known_names().items() if any(name in names for name in plain)]
    return len(cells) > 1 and len(known) > 1 and "text" in known


def is_manifest_header(cells: Sequence[str]) -> bool:
    """Say whether a line is the header of a manifest, which tells of other files."""
    return len(cells) > 1 and "file" in cells and set(cells) <= set(MANIFEST_COLUMNS)


def row_item(get: Callable[[str], object], columns: Mapping[str, str], table: str, number: int) -> Item:
    """Return the article of a row.

    Args:
        get: gives the value of a column, None where there is none.
        columns: the column of each field.
        table: the location of the table.
        number: of the row, counted from 1.

    Raises:
        ReadError: the row has no text.
    """
    value = {field: get(column) for field, column in columns.items()}
    text = joined_text(value.get("text"))
    location = f"{table}!{_row_name(value.get('id'), number)}"
    if not text.strip():
        raise ReadError(f"the row has no text in {columns['text']!r}")
    language = _LANGUAGE.fullmatch(_string(value.get("language")) or "")
    code = language[1].lower() if language else None
    stamp = edtf_of(value.get("published"))
    given = Given(
        published=stamp.edtf,
        outlet=_string(value.get("outlet")),
        language=code,
        url=_string(value.get("url")),
        said_by="the table",
    )
    return Item(
        location=location,
        raw=composed(_string(value.get("title")), text),
        encoding="utf-8",
        given=given,
        notes=(stamp.note,) if stamp.note else (),
    )


def value_at(row: Mapping[str, object], column: str) -> object:
    """Return the value of a column, which may lie within others: `meta.date`; None where there is none."""
    if column in row:
        return row[column]
    value: object = row
    for name in column.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def composed(title: str | None, text: str) -> bytes:
    r"""Return an article of its headline and its text, which may be a page: a page again, or lines of text.

    >>> composed("A", "B").decode(), composed("A & B", "<p>C</p>").decode()
    ('A\n\nB', '<h1>A &amp; B</h1>\n<p>C</p>')
    """
    if title and text.lstrip()[: len(title)] != title:
        if is_page(text.encode("utf-8", "replace")):
            text = f"<h1>{html.escape(title, quote=False)}</h1>\n{text}"
        else:
            text = f"{title}\n\n{text}"
    return text.encode("utf-8", "replace")


def joined_text(value: object) -> str:
    """Return a text, or a list of paragraphs as one; empty for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return ""


def _string(value: object) -> str | None:
    return printable(value.strip()) or None if isinstance(value, str) else None


def _row_name(value: object, number: int) -> str:
    name = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return printable(name)[:_LONGEST_ID] or str(number)


def _shown(columns: Sequence[str]) -> str:
    more = ", ..." if len(columns) > _MOST_SHOWN else ""
    return ", ".join(repr(column) for column in columns[:_MOST_SHOWN]) + more if columns else "none"
