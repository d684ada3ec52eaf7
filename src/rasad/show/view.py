"""A stored document -> a `View`: its report with look-ups, its label in the brief, names in the brief's language."""

import functools
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from rasad.config import data_folder
from rasad.knowledge.ontology import folders
from rasad.langpack.layers import UserLayer
from rasad.langpack.names import NAME_FILES
from rasad.langpack.pack import load_pack, read_rows, shipped_languages
from rasad.langpack.units import unit_names
from rasad.records.ports import StoredDocument
from rasad.records.report import Entity, Event, EventDate, Figure, Mention, Statement, Time
from rasad.records.spans import Quote
from rasad.show.dates import Days, days_of
from rasad.show.model import Citation, Run
from rasad.show.phrasebook import load_phrasebook

LABEL_LENGTH = 12  # longer labels make citations longer than the sentences they stand behind
LETTERS = 26
YEAR = re.compile(r"\d{4}")  # in the digits of any script
STANCES = frozenset({"delegitimising", "legitimising", "territorial"})  # flags of names that take sides
NAMED = 4096  # entities of a large brief; more are named anew
LAYERS_KEPT = 4  # in memory: states of a user's layer, and languages
UNPRINTED = frozenset({"given", "inferred"})  # bases of dates that no reader finds in the document
SPELLINGS = 12  # enough to tell a spelling from a slip


class View:
    """One document as the brief sees it; names are those of a user's layer where it says them."""

    def __init__(self, document: StoredDocument, *, label: str, layer: UserLayer | None = None) -> None:
        self.layer = layer
        self.report = document.report
        self.source = document.source
        self.rulings = document.rulings
        self.label = label
        self.entities: dict[str, Entity] = {e.id: e for e in document.report.entities}
        self.statements: dict[str, Statement] = {s.id: s for s in document.report.statements}
        self.events: dict[str, Event] = {e.id: e for e in document.report.events}
        self.figures: dict[str, Figure] = {f.id: f for f in document.report.figures}

    @property
    def language(self) -> str:
        """The code of the document's language."""
        return self.report.document.language

    @property
    def published(self) -> str | None:
        """The publication date as EDTF."""
        return self.report.document.published.edtf

    @property
    def is_dated(self) -> bool:
        """Say whether the publication date names days."""
        return days_of(self.published) is not None

    @property
    def date_is_inferred(self) -> bool:
        """Say whether the document does not print its date: it was given with it or inferred from the text."""
        return self.report.document.published.basis in UNPRINTED

    @property
    def published_days(self) -> Days | None:
        """The days that the publication date allows."""
        return days_of(self.published)

    @property
    def outlet(self) -> str:
        """The outlet's name, empty where it is not known."""
        return self.report.document.outlet.name if self.report.document.outlet else ""

    def prints(self, date: EventDate) -> bool:
        """Say whether the document prints a date with its year; one without its words is what it is said to be."""
        told = [time for time in self.report.times if time.id in date.times]
        return date.basis != "inferred" and (not told or any(YEAR.search(time.text) for time in told))

    def cite(self, span: Quote | Mention | Figure | Time) -> Citation:
        """Return the citation of a span of this document."""
        return Citation(self.label, span.start, span.end)

    def state_of(self, entity_id: str) -> str | None:
        """Return the state that an entity is or belongs to, None where the report ties it to none."""
        entity = self.entities.get(entity_id)
        if entity is None:
            return None
        if entity.type == "state":
            return entity.id
        return entity.country if entity.country in states(self.layer) else None

    def party_of(self, entity_id: str) -> str:
        """Return what an entity is compared by: its state where it has one, else itself."""
        return self.state_of(entity_id) or entity_id

    def name(self, entity_id: str, language: str) -> Run:
        """Return an entity's name in a language: the knowledge base's, else the report's, else the English one."""
        entity = self.entities.get(entity_id)
        english = entity.name if entity and entity.name else states(self.layer).get(entity_id, entity_id)
        own = own_name(entity_id, english, language, self.layer) or (entity.names.get(language) if entity else None)
        own = own or self._office_name(entity_id, language)
        if own:
            return Run(own, "name", language)
        wording = "" if load_phrasebook(language).capitals else self._wording(entity_id)
        return Run(wording, "name", self.language) if wording else Run(english, "name")

    def _wording(self, entity_id: str) -> str:
        """Return the longest name that the document itself gives an entity, on one line; empty where it gives none."""
        forms = [m for m in self.mentions if entity_id in m.entities and m.kind in {"name", "nominal"}]
        best = max(forms, key=lambda m: (m.kind == "name", len(m.text)), default=None)
        return " ".join(best.text.split()) if best else ""

    def _office_name(self, entity_id: str, language: str) -> str | None:
        """Name an office whose holder is not known, and whose it is; None where a language has no words for it."""
        prefix, _, office_of = entity_id.partition(":")
        office, _, body = office_of.partition(":")
        template = load_phrasebook(language).get(f"offices.{office}") if prefix == "office" else ""
        owner = self.name(body, language) if template else None
        return template.replace("{of}", owner.text) if owner and owner.language == language else None

    @functools.cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in order of place."""
        return tuple(sorted(self.report.mentions, key=lambda m: (m.start, m.end)))

    def things_in(self, span: Quote) -> tuple[str, ...]:
        """Return the ids of what is named inside a span, in order of first mention, each once."""
        found: dict[str, None] = {}
        for mention in self.mentions:
            if span.start <= mention.start and mention.end <= span.end and mention.kind in {"name", "demonym"}:
                found.update(dict.fromkeys(mention.entities))
        return tuple(found)

    def told_spans(self) -> Iterator[Quote]:
        """Yield the words of what was done, said and promised: main events, then statements, then commitments."""
        yield from (event.evidence for event in self.report.events if event.salience == "main")
        yield from (statement.content for statement in self.report.statements)
        yield from (commitment.evidence for commitment in self.report.commitments)

    def concerns(
        self, between: tuple[str, str] | None, parties: frozenset[str], span: Quote, *, also: Sequence[str] = ()
    ) -> bool:
        """Say whether something concerns two states: both take part; or one, and the other is named; or one alone.

        Args:
            between: the two states; None asks for no pair, and everything concerns it.
            parties: who takes part, states standing for their people.
            span: the words that tell it.
            also: entities that count as named there.
        """
        if between is None:
            return True
        pair = set(between)
        if not parties & pair:
            return False
        others = {party for party in parties if party in states(self.layer) and party not in pair}
        return not others or pair <= parties | {self.party_of(t) for t in (*self.things_in(span), *also)}


@functools.lru_cache(maxsize=LAYERS_KEPT)
def states(layer: UserLayer | None) -> dict[str, str]:
    """Return the English names of all states by id (ISO 3166-1 alpha-3); the layer's win over the shipped ones."""
    paths = (folder / "states.csv" for folder in folders(data_folder() / "ontology", layer))
    return {row["id"]: row["name_en"] for path in paths if path.exists() for row in read_rows(path)}


@functools.lru_cache(maxsize=LAYERS_KEPT)
def chosen_names(language: str, layer: UserLayer | None) -> dict[str, str]:
    """Return the names in a language that a user's layer prefers, by entity; without a layer, those shipped."""
    lists = [root / "lang" / language / "names" for root in (layer.folders if layer else (data_folder(),))]
    paths = (folder / f"{name}.csv" for folder in lists for name in NAME_FILES)
    rows = (row for path in paths if path.exists() for row in read_rows(path))
    return {row["entity"]: row["alias"] for row in rows if "preferred" in row["flags"].split()}


def outlet_name(view: View, language: str) -> Run:
    """Return the outlet's name in a language, where the names of media have it, else as the report gives it."""
    outlet = view.report.document.outlet
    own = own_name(outlet.id, outlet.name, language, view.layer) if outlet and outlet.id else None
    return Run(own, "name", language) if own else Run(view.outlet, "name")


@functools.cache
def state_names(language: str) -> dict[str, str]:
    """Return the names that a brief in that language gives to states; empty if they are not listed."""
    path = data_folder() / "show" / "states" / f"{language}.csv"
    return {row["state"]: row["name"] for row in read_rows(path)} if path.exists() else {}


def unit_in(language: str, unit: str) -> str:
    """Return how a language that has a pack writes a unit of the report; else its name in the report."""
    return unit_names(load_pack(language)).get(unit, unit) if language in shipped_languages() else unit


@functools.cache
def aliases_in(language: str) -> dict[str, tuple[str, ...]]:
    """Return the plain names of every entity in a language that has a pack: no surnames, demonyms or partisan names."""
    found: dict[str, list[str]] = {}
    if language not in shipped_languages():
        return {}
    for path in sorted((data_folder() / "lang" / language / "names").glob("*.csv")):
        for row in read_rows(path):
            if row["kind"] == "name" and not STANCES & set(row["flags"].split()):
                found.setdefault(row["entity"], []).append(row["alias"])
    return {entity: tuple(aliases) for entity, aliases in found.items()}


@functools.lru_cache(maxsize=NAMED)
def own_name(entity_id: str, english: str, language: str, layer: UserLayer | None) -> str | None:
    """Take the layer's name, a state's listed one, the preferred one, else the alias that says as much as English.

    Short forms are left aside because they carry a stance more often than full names do. Of several spellings
    the usual one is taken, the one most like all the others.
    """
    if entity_id in chosen_names(language, layer):
        return chosen_names(language, layer)[entity_id]
    if entity_id in state_names(language):
        return state_names(language)[entity_id]
    if entity_id in chosen_names(language, None):
        return chosen_names(language, None)[entity_id]
    aliases = aliases_in(language).get(entity_id, ())
    words = len(english.split())
    nearest = min((abs(len(alias.split()) - words) for alias in aliases), default=0)
    full = [alias for alias in aliases if abs(len(alias.split()) - words) == nearest][:SPELLINGS]
    return max(
        full,
        key=lambda alias: (sum(SequenceMatcher(None, alias, other).ratio() for other in full), len(alias)),
        default=None,
    )


def views_of(documents: Sequence[StoredDocument], layer: UserLayer | None) -> tuple[View, ...]:
    """Label the documents and return their views, dated ones first, by date, then by label."""
    ordered = sorted(documents, key=_order)
    return tuple(View(d, label=label, layer=layer) for d, label in zip(ordered, _labels(ordered), strict=True))


def _order(document: StoredDocument) -> tuple[bool, str, str, int]:
    header = document.report.document
    days = days_of(header.published.edtf)
    return days is None, days.first.isoformat() if days else "", header.location, header.part


def _labels(documents: Sequence[StoredDocument]) -> list[str]:
    """Use the first part of each file name if these are short and tell the files apart, else running numbers."""
    files = [d.report.document.location for d in documents]
    stems = {file: PurePosixPath(file.replace("\\", "/")).stem.split("_")[0] for file in files}
    fit = all(stem.isalnum() and len(stem) <= LABEL_LENGTH for stem in stems.values())
    if not fit or len(set(stems.values())) < len(stems):
        stems = {file: str(index) for index, file in enumerate(dict.fromkeys(files), start=1)}
    labels = [
        stems[file] + (_part_letter(document.report.document.part) if files.count(file) > 1 else "")
        for file, document in zip(files, documents, strict=True)
    ]
    if len(set(labels)) < len(labels):
        return [str(index) for index in range(1, len(labels) + 1)]
    return labels


def _part_letter(part: int) -> str:
    return chr(ord("A") + part) if part < LETTERS else f".{part}"
