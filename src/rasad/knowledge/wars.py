"""`ontology/wars.csv` -> what the name of a war or operation tells: the kind of act, who did it to whom, and when.

Sides stand where they are beyond dispute; of a war of two sides both act. The days are those of `things.csv`.
"""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from rasad.config import data_folder
from rasad.langpack.layers import read_table


class War(NamedTuple):
    """A war by its name: the id of its row, the kind of its event, who acts and whom it hits, its first and last day.

    `ended` is empty where it goes on.
    """

    id: str
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    began: str
    ended: str

    @property
    def sides(self) -> tuple[str, ...]:
        """All who take part."""
        return (*self.actors, *self.recipients)


@functools.cache
def load_wars() -> Mapping[str, War]:
    """Return the wars by the id of the thing that bears the name."""
    ontology = data_folder() / "ontology"
    header, things = read_table(ontology / "things.csv")
    began, ended = header.index("valid_from"), header.index("valid_to")
    days = {row[0]: (row[began], row[ended]) for row in things}
    return {
        thing: War(row, kind, _ids(actors), _ids(recipients), *days[thing])
        for row, thing, kind, actors, recipients, _ in read_table(ontology / "wars.csv")[1]
    }


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))
