"""A brief's language -> its words: `data/show/brief/<code>.toml` as a `Phrasebook` that fills sentence templates.

A template is a format string; each field is filled with runs, so that names and quotations keep their own language.
"""

import functools
import string
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import regex

from rasad.config import data_folder
from rasad.errors import ConfigError
from rasad.langpack.pack import read_toml
from rasad.show.grammar import Grammar
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
        self.grammar = Grammar(table.get("grammar", {}))
        self._articles = _articles(table.get("articles", {}))
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
                self._append(runs, Run(literal))
            if name:
                for run in as_runs(fields.get(name, "")):
                    self._append(runs, run)
        return tuple(runs)

    def _append(self, runs: list[Run], run: Run) -> None:
        """Add a run; words that are written as one with what follows are joined to it."""
        if runs and runs[-1].text and run.text:
            before, after = self.grammar.joined(runs[-1].text, run.text)
            if (before, after) != (runs[-1].text, run.text):
                runs[-1] = Run(before, runs[-1].role, runs[-1].language)
                run = Run(after, run.role, run.language)
        runs.append(run)

    def number(self, value: int | float) -> str:
        """Write a number in the language's digits and separators; a float keeps its decimals."""
        text = f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"
        marks = str.maketrans({",": self.get("group"), ".": self.get("decimal")})
        return text.translate(marks).translate(self._digits)

    def digits(self, text: str) -> str:
        """Write the ASCII digits of a text in the language's own."""
        return text.translate(self._digits)

    def counted(self, path: str, n: int) -> str:
        """Put a number and the counted noun together: the form that the language has for such a number of things."""
        forms = self.words(path)
        return forms[self.grammar.category(n, len(forms))].replace("{n}", self.number(n))

    def join(self, items: Sequence[Field]) -> Runs:
        """Join names or phrases into a list with the language's comma and 'and'."""
        runs: list[Run] = []
        comma = self.get("name_list") or self.get("list")
        for index, item in enumerate(items):
            if index:
                runs.append(Run(self.get("and") if index == len(items) - 1 else comma))
            for run in as_runs(item):
                self._append(runs, run)
        return tuple(runs)

    def with_article(self, name: str, *, always: bool = False, of_person: bool = False) -> str:
        """Put the article before a name that has one, and before such names inside it ("embassy of the United States").

        Args:
            name: a name in the language of the brief.
            always: whether names of its kind have one whatever they are: an office, "the foreign minister of Oman".
            of_person: whether it is a person's name, which has none.
        """
        articles = self._articles
        if articles is None or of_person:
            return name
        is_listed = name in articles.names
        name = articles.inner.sub(lambda found: " of " + articles.the.format(name=found["name"]), name)
        head = _head(name)
        words = head.split()
        if not (
            always or is_listed or head in articles.names or words[0] in articles.first or words[-1] in articles.last
        ):
            return name
        if words[0] in articles.lowered:
            name = name[:1].lower() + name[1:]
        return articles.the.format(name=name)

    def is_plural(self, name: str) -> bool:
        """Say whether one name takes the plural: forces, police."""
        if self._articles is not None:
            return _head(name).split()[-1] in self._articles.plural
        return self.grammar.is_plural(name)


class _Articles(NamedTuple):
    """Which names have an article, by `[articles]` of a language's words; `inner` finds such names inside others."""

    the: str
    inner: regex.Pattern[str]
    names: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    lowered: frozenset[str]
    plural: frozenset[str]


def _articles(table: Mapping[str, Any]) -> _Articles | None:
    if not table:
        return None
    inner = regex.compile(r" of (?P<name>\L<names>)\b", names=table["names"])
    lists = {key: frozenset(words) for key, words in table.items() if key != "the"}
    return _Articles(the=table["the"], inner=inner, **lists)


def _head(name: str) -> str:
    """Return a name without a bracket or "of ..." at its end: the part whose last word is its noun."""
    return name.partition(" (")[0].partition(" of ")[0].strip() or "-"


@functools.cache
def parts_of(template: str) -> tuple[tuple[str, str | None], ...]:
    """Cut a template into its words, each with the field that follows; templates are few, and fixed by the data."""
    return tuple((literal, name) for literal, name, _spec, _conversion in FORMATTER.parse(template))


def as_runs(value: Field) -> Runs:
    """Take a text, a run or runs as runs."""
    if isinstance(value, str):
        return (Run(value),) if value else ()
    return (value,) if isinstance(value, Run) else value
