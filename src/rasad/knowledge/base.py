"""The shipped knowledge base: entities, capitals, offices and terms behind one read-only object."""

import functools
from collections.abc import Iterator
from pathlib import Path

from rasad.config import data_folder
from rasad.knowledge.ontology import EntityTable, Row, folders
from rasad.knowledge.tables import keys_of, lines_of, name_languages, roots
from rasad.knowledge.terms import Term, Terms, is_around
from rasad.langpack.layers import UserLayer, merged_ids, read_table
from rasad.langpack.pack import folder_version
from rasad.records.report import Entity

_LOWEST_RANK = 99  # below all ranks of `offices.csv`
_BASES_KEPT = 4  # in memory: with and without a layer, before and after a change to it


class Knowledge:
    """What is known of the world before a document is read. Read-only.

    `entities` maps ids to entities, `state_of_capital` places to states, `office_names` office ids to English names.
    """

    def __init__(self, folder: Path, layer: UserLayer | None = None) -> None:
        self.folder = folder
        self.layer = layer
        self.entities = EntityTable(folder, layer)
        self.terms = Terms(folder, layer)
        into = merged_ids(layer)
        self.states = frozenset(self._ids("states"))
        capitals = ((self.entities.row(state)["capital"], state) for state in self.states)
        self.state_of_capital = {into.get(place, place): state for place, state in capitals if place}
        self.media = tuple(outlet for outlet in self._ids("media") if outlet not in into)
        self.office_names = {row[0]: row[1] for row in self._rows("offices")}
        self._office_ranks = {row[0]: int(row[2]) for row in self._rows("offices") if row[2].isdecimal()}

    def _rows(self, file: str) -> Iterator[list[str]]:
        """Yield the rows of a table, those of the user's layer last."""
        for ontology in folders(self.folder, self.layer):
            yield from read_table(ontology / f"{file}.csv")[1]

    def _ids(self, file: str) -> dict[str, None]:
        """The ids of a table, each once."""
        return dict.fromkeys(row[0] for row in self._rows(file))

    @functools.cached_property
    def adjectives(self) -> dict[str, str]:
        """The English adjective of a state by its id, where one is listed."""
        return {row[0]: row[1] for row in read_table(self.folder / "adjectives.csv")[1]}

    @functools.cached_property
    def domains(self) -> dict[str, str]:
        """The outlets of the sites that are known, by domain."""
        into = merged_ids(self.layer)
        return {row[0]: into.get(row[1], row[1]) for row in self._rows("domains")}

    @functools.cached_property
    def zones(self) -> dict[str, str]:
        """The time zones of the states' capitals by the state's id."""
        return {row[0]: row[1] for row in self._rows("zones")}

    @functools.cached_property
    def media_names(self) -> dict[str, str]:
        """The outlets by the folded names that they have in the shipped languages; none where several have one."""
        into = merged_ids(self.layer)
        found: dict[str, str] = {}
        for root in roots(self.layer):
            for code in name_languages(root):
                lines = lines_of(root / "lang" / code / "names" / "media.csv", "names")
                own: dict[str, str] = {}
                for key, line in zip(keys_of(lines), lines, strict=True):
                    entity = into.get(line.cells["entity"], line.cells["entity"])
                    is_sole = own.get(key, entity) == entity and "ambiguous" not in line.cells["flags"]
                    own[key] = entity if is_sole else ""
                found |= own
        return {key: entity for key, entity in found.items() if entity}

    @functools.cached_property
    def _editions(self) -> dict[str, list[tuple[int, str, Row]]]:
        """Of each series of conferences its numbered editions: number, id, row."""
        editions: dict[str, list[tuple[int, str, Row]]] = {}
        for entity in self.entities:
            series, _, number = entity.rpartition("-")
            if number.isdecimal() and series in self.entities:
                editions.setdefault(series, []).append((int(number), entity, self.entities.row(entity)))
        return editions

    def edition(self, series: str, number: int | None, day: str | None) -> str:
        """Return the id of one edition of a series: by its number, else by the day; the series where neither decides.

        Args:
            series: the id of a conference held again and again.
            number: which edition, or None.
            day: an EDTF day on which it was in the news, or None.
        """
        for edition, entity, row in self._editions.get(series, ()):
            held = day is not None and number is None and is_around(row["valid_from"], row["valid_to"], day)
            if edition == number or held:
                return entity
        return series

    @functools.cached_property
    def version(self) -> str:
        """A hash over all shipped tables: the first 12 hex digits of SHA-256."""
        return folder_version(self.folder)

    def entity(self, entity_id: str) -> Entity | None:
        """Return the entity of an id, or None."""
        return self.entities.get(entity_id)

    def holds(self, place: str, other: str) -> bool:
        """Say whether a place holds another by what the tables say, or is it; a state holds all its places."""
        inner: str | None = other
        while inner is not None and inner != place:
            row = self.entities.row(inner)
            outer = row.get("within") or row.get("country")
            inner = outer if outer and outer != inner else None
        return inner is not None

    def office_rank(self, office: str) -> int:
        """Return how high an office is: 1 for who heads a state; offices that no table ranks come last."""
        return self._office_ranks.get(office, _LOWEST_RANK)

    def holders(self, office: str, of: str, day: str | None) -> tuple[Term, ...]:
        """Return who held an office on a day: terms by start, all terms where the day is None; may be empty.

        Args:
            office: an id of `offices.csv`.
            of: the state or organisation whose office it is.
            day: the day as EDTF, or None.
        """
        return self.terms.holders(office, of, day)


def load_knowledge(layer: UserLayer | None = None) -> Knowledge:
    """Load the shipped knowledge base with a user's layer over it, once per process and state of the layer."""
    return _load_knowledge(layer)


@functools.lru_cache(maxsize=_BASES_KEPT)
def _load_knowledge(layer: UserLayer | None) -> Knowledge:
    return Knowledge(data_folder() / "ontology", layer)
