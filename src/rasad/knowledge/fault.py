"""What is wrong with a row of a table: where, by which rule, and what to do."""

from typing import NamedTuple

from rasad.knowledge.tables import Line


class Fault(NamedTuple):
    """A fault of the tables. `rule` is a word that stays the same; `message` says what is wrong and what to do."""

    path: str
    line: int
    rule: str
    message: str

    @classmethod
    def at(cls, line: Line, rule: str, message: str) -> "Fault":
        """Return the fault of one row."""
        return cls(str(line.path), line.number, rule, message)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"
