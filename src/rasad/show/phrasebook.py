"""A brief's language -> its words: `data/show/brief/<code>.toml` as a `Phrasebook` that fills sentence templates.

A template is a format string; each field is filled with runs, so that names and quotations keep their own language.
"""

import functools
import string
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from rasad.config import data_folder
from rasad.errors import ConfigError
from rasad.langpack.pack import read_toml
from rasad.show.model import Run

Runs = tuple[Run, ...]
Field = str | Run | Runs
FORMATTER = string.Formatter()


def brief_languages() -> tuple[str, ...]:
    """Return the codes of the languages that a brief can be written in, sorted."""
    return tuple(sorted(path.stem for path in (data_folder() / "show" / "brief").glob("[a-z]*.toml")))


@functools.cache
def load_phrasebook(code: str) -> "Phrasebook":
    """Load one language's words.

    Raises:
        ConfigError: there are no words in that language.
    """
    if code not in brief_languages():
        raise ConfigError(f"no brief can be written in {code!r} (shipped: {', '.join(brief_languages())}).")
    return Phrasebook(code, read_toml(data_folder() / "show" / "brief" / f"{code}.toml"))


class Phrasebook:
    """The templates and words of one language, read-only."""

    def __init__(self, code: str, table: Mapping[str, Any]) -> None:
        self.code = code
        self._table = table
        self.direction: Literal["ltr", "rtl"] = "rtl" if table["direction"] == "rtl" else "ltr"
        self.capitals = bool(table["capitals"])
        self._digits = str.maketrans(string.digits, table["digits"])

    def get(self, path: str, default: str = "") -> str:
        """Return one text by its dotted path (`titles.care`), or the default."""
        node: Any = self._table
        for key in path.split("."):
            if not isinstance(node, Mapping) or key not in node:
                return default
            node = node[key]
        return node if isinstance(node, str) else default

    def words(self, path: str) -> tuple[str, ...]:
        """Return a list of words by its dotted path; empty if there is none."""
        node: Any = self._table
        for key in path.split("."):
            node = node.get(key, {}) if isinstance(node, Mapping) else {}
        return tuple(node) if isinstance(node, list) else ()

    def table(self, path: str) -> dict[str, Any]:
        """Return a table by its dotted path; empty if there is none."""
        node: Any = self._table
        for key in path.split("."):
            node = node.get(key, {}) if isinstance(node, Mapping) else {}
        return dict(node) if isinstance(node, Mapping) else {}

    def plain(self, path: str, **fields: str) -> str:
        """Fill a template of plain words."""
        return "".join(run.text for run in self.fill(self.get(path), fields))

    def runs(self, path: str, **fields: Field) -> Runs:
        """Fill the template at a dotted path; a field that the template does not name is left out."""
        return self.fill(self.get(path), fields)

    def fill(self, template: str, fields: Mapping[str, Field]) -> Runs:
        """Fill a template; a field without a value is empty."""
        runs: list[Run] = []
        for literal, name in parts_of(template):
            if literal:
                runs.append(Run(literal))
            if name:
                runs.extend(as_runs(fields.get(name, "")))
        return tuple(runs)

    def number(self, value: int | float) -> str:
        """Write a number in the language's digits and separators; a float keeps its decimals."""
        text = f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"
        marks = str.maketrans({",": self.get("group"), ".": self.get("decimal")})
        return text.translate(marks).translate(self._digits)

    def digits(self, text: str) -> str:
        """Write the ASCII digits of a text in the language's own."""
        return text.translate(self._digits)

    def counted(self, path: str, n: int) -> str:
        """Choose the form for one, (two) or many and put the number in: the list's last form is the plural."""
        forms = self.words(path)
        return forms[min(n, len(forms)) - 1].replace("{n}", self.number(n))

    def join(self, items: Sequence[Field]) -> Runs:
        """Join names or phrases into a list with the language's comma and 'and'."""
        runs: list[Run] = []
        for index, item in enumerate(items):
            if index:
                runs.append(Run(self.get("and") if index == len(items) - 1 else self.get("list")))
            runs.extend(as_runs(item))
        return tuple(runs)


@functools.cache
def parts_of(template: str) -> tuple[tuple[str, str | None], ...]:
    """Cut a template into its words, each with the field that follows; templates are few, and fixed by the data."""
    return tuple((literal, name) for literal, name, _spec, _conversion in FORMATTER.parse(template))


def as_runs(value: Field) -> Runs:
    """Take a text, a run or runs as runs."""
    if isinstance(value, str):
        return (Run(value),) if value else ()
    return (value,) if isinstance(value, Run) else value
