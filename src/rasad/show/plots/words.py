"""A language -> the words of pictures: `data/show/plots.toml`, names of states, digits."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from rasad.config import VERSION, data_folder
from rasad.knowledge.base import Knowledge
from rasad.langpack.pack import read_rows, read_toml
from rasad.show.phrasebook import load_phrasebook

MOST_NAMED = 3  # states in a title


class PlotWords:
    """The words of one language."""

    def __init__(self, code: str, knowledge: Knowledge) -> None:
        """Load them.

        Raises:
            ConfigError: if there are none in that language.
        """
        self._book = load_phrasebook(code)
        self._table: Mapping[str, Any] = read_toml(data_folder() / "show" / "plots.toml")[code]
        self._knowledge = knowledge
        self.is_rtl = self._book.direction == "rtl"

    def say(self, name: str, **fields: str) -> str:
        """Fill one template."""
        return str(self._table[name]).format(version=VERSION, **fields)

    def quad(self, number: int) -> str:
        """Name a class of PLOVER."""
        return str(self._table["quad"][str(number)])

    def type(self, name: str) -> str:
        """Name a type of PLOVER."""
        return str(self._table["type"].get(name, name))

    def state(self, code: str) -> str:
        """Name a state, or what else has an id; the id itself where no name is known."""
        entity = self._knowledge.entity(code)
        return _states(self._book.code).get(code) or (entity.name if entity else code)

    def states(self, codes: Iterable[str]) -> str:
        """Name some states, the first of them; all states where none is given."""
        names = [self.state(code) for code in codes]
        joined = self._book.join(names[:MOST_NAMED]) if len(names) <= MOST_NAMED else ()
        shown = (
            "".join(run.text for run in joined) or self._book.get("list").join(names[:MOST_NAMED]) or self.say("all")
        )
        rest = len(names) - MOST_NAMED
        return f"{shown} {self.say('more', n=self.number(rest))}" if rest > 0 else shown

    def number(self, value: float) -> str:
        """Write a number in the language's digits and separators."""
        return self._book.number(int(value) if float(value).is_integer() else float(value))

    def digits(self, text: str) -> str:
        """Write the ASCII digits of a text in the language's own."""
        return self._book.digits(text)


@functools.cache
def _states(code: str) -> Mapping[str, str]:
    path = data_folder() / "show" / "states" / f"{code}.csv"
    return {row["state"]: row["name"] for row in read_rows(path)} if path.is_file() else {}
