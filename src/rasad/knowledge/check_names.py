"""The lists of names in effect -> faults: unknown entities, wrong letters, and forms that fit several."""

import unicodedata
from collections.abc import Iterator

from rasad.config import data_folder
from rasad.knowledge.fault import Fault
from rasad.knowledge.tables import ENTITY_FILES, Line, Tables, keys_of, table_rules
from rasad.langpack.pack import read_toml

_SHORTEST = 2  # letters: a name of one would be met in every text
_OTHER_LISTS = {"bodies": "organisations"}  # which table the entities of a list of names stand in, if not its own


def name_faults(tables: Tables) -> Iterator[Fault]:
    """Yield the faults of the lists of names of all languages."""
    named: set[str] = set()
    marks = frozenset(table_rules()["names"]["marks"])
    for code, files in tables.names.items():
        letters = letters_of(code)
        letters = letters and letters | marks
        for name, lines in files.items():
            yield from _entity_faults(lines, _entities(tables, name), name)
            for key, line in zip(keys_of(lines), lines, strict=True):
                yield from _form_faults(key, line, letters)
        yield from _Forms(tables, files).faults()
        yield from _preferred_faults(files)
        named |= {line.cells["entity"] for lines in files.values() for line in lines}
    for name in ENTITY_FILES:
        for line in tables.facts[name]:
            if line.cells["id"] not in named:
                message = f"{line.cells['id']} has no name in any language. Add one to names/{name}.csv of a language."
                yield Fault.at(line, "nameless", message)


def _entities(tables: Tables, name: str) -> set[str]:
    return {line.cells["id"] for line in tables.facts[_OTHER_LISTS.get(name, name)]}


def _entity_faults(lines: list[Line], known: set[str], name: str) -> Iterator[Fault]:
    table = _OTHER_LISTS.get(name, name)
    for line in lines:
        if line.cells["entity"] not in known:
            yield Fault.at(
                line, "entity", f"{line.cells['entity']!r} is not in {table}.csv. Add it there, or correct it."
            )


def letters_of(code: str) -> frozenset[str]:
    """The letters that names of a language are written with; none where no pack says it, and then all are allowed."""
    folder = data_folder() / "lang" / code
    if not (folder / "identity.toml").exists():
        return frozenset()
    alphabet = read_toml(folder / "identity.toml").get("alphabet", "")
    foreign = read_toml(folder / "language.toml").get("names", {}).get("letters", "")
    return frozenset(alphabet + foreign)


def _form_faults(key: str, line: Line, letters: frozenset[str]) -> Iterator[Fault]:
    """Yield the faults of a form by itself; `key` is it folded, `letters` what it may be written with, if said."""
    alias, flags = line.cells["alias"], table_rules()["names"]["flags"]
    if letters and not letters.issuperset(alias):
        strange = dict.fromkeys(char for char in alias if not _is_allowed(char, letters))
        if strange:
            named = ", ".join(unicodedata.name(char, hex(ord(char))) for char in strange)
            yield Fault.at(
                line, "letters", f"{alias!r} has {named}, which the language does not write. Correct the form."
            )
    if len(key) < _SHORTEST:
        yield Fault.at(line, "short", f"{alias!r} is too short to be found as a name. Take the row out.")
    unknown = sorted(set(line.cells["flags"].split()) - set(flags))
    if unknown:
        yield Fault.at(line, "value", f"flags has {unknown[0]!r}. Write any of {', '.join(flags)}.")


def is_written_in(name: str, letters: frozenset[str], marks: str) -> bool:
    """Say whether a name is written in the letters of a language, at least one of them."""
    return not letters.isdisjoint(name) and all(char in marks or _is_allowed(char, letters) for char in name)


def _is_allowed(char: str, letters: frozenset[str]) -> bool:
    """Say whether a name may hold a character: letters of the language, vowel marks, digits, Latin for what is so."""
    return char in letters or (char.isascii() and char.isalnum()) or unicodedata.category(char) in ("Mn", "Nd")


class _Forms:
    """The written forms of one language, each with the rows that fold to it."""

    def __init__(self, tables: Tables, files: dict[str, list[Line]]) -> None:
        self._types = {
            line.cells["id"]: (name, line.cells.get("type", "")) for name in ENTITY_FILES for line in tables.facts[name]
        }
        self._lines = {line.cells["id"]: line for name in ENTITY_FILES for line in tables.facts[name]}
        self._terms: dict[str, set[tuple[str, ...]]] = {}
        for term in tables.facts["terms"]:
            facts = ("office", "of", "valid_from")
            self._terms.setdefault(term.cells["person"], set()).add(tuple(term.cells[fact] for fact in facts))
        self._by_form: dict[tuple[str, bool], list[tuple[str, Line]]] = {}
        for name, lines in files.items():
            for key, line in zip(keys_of(lines), lines, strict=True):
                form = key, "article" in line.cells["flags"].split()
                self._by_form.setdefault(form, []).append((name, line))

    def faults(self) -> Iterator[Fault]:
        for rows in self._by_form.values():
            if len(rows) > 1:
                yield from _twice_faults(rows)
                if len({line.cells["entity"] for _, line in rows}) > 1:
                    yield from self._shared_faults(rows)
                    yield from self._undecided_faults(rows)

    def _shared_faults(self, rows: list[tuple[str, Line]]) -> Iterator[Fault]:
        """Of the entities that share a form, all of one list are marked, and of several lists all but one at most.

        A seat that stands for its government shares its form with the city, as it must.
        """
        plain = [(name, line) for name, line in rows if not _is_marked(line)]
        if any(name == "states" and line.cells["kind"] == "metonym" for name, line in rows):
            plain = [(name, line) for name, line in plain if name not in ("states", "places")]
        for index, (name, line) in enumerate(plain):
            same_list = {other.cells["entity"] for list_name, other in rows if list_name == name}
            others = {other.cells["entity"] for _, other in plain[:index]} - {line.cells["entity"]}
            if len(same_list) > 1 or others:
                rival = sorted((same_list | others) - {line.cells["entity"]})[0]
                message = f"{line.cells['alias']!r} means {rival} too. Flag it ambiguous, or take it from one of them."
                yield Fault.at(line, "shared", message)

    def _undecided_faults(self, rows: list[tuple[str, Line]]) -> Iterator[Fault]:
        """Full names that nothing tells apart: no likelier one, no other type, state, date, office or term."""
        if any("likely" in line.cells["flags"].split() for _, line in rows):
            return
        seen: dict[tuple[object, ...], str] = {}
        for _, line in rows:
            entity = line.cells["entity"]
            if line.cells["kind"] != "name" or entity not in self._lines:
                continue
            other = seen.setdefault(self._traits(entity), entity)
            if other != entity:
                message = (
                    f"nothing tells {entity} from {other} where {line.cells['alias']!r} is read. Flag one likely, give "
                    "them dates or states, or take the form from one of them."
                )
                yield Fault.at(line, "undecided", message)

    def _traits(self, entity: str) -> tuple[object, ...]:
        """What may decide between two entities of one name."""
        cells = self._lines[entity].cells
        dates = (cells.get("valid_from", ""), cells.get("valid_to", ""))
        return (*self._types[entity], cells.get("country", entity), dates, frozenset(self._terms.get(entity, ())))


def _is_marked(line: Line) -> bool:
    return not {"ambiguous", "common"}.isdisjoint(line.cells["flags"].split())


def _twice_faults(rows: list[tuple[str, Line]]) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], Line] = {}
    for name, line in rows:
        key = name, line.cells["entity"], line.cells["kind"] if name in ("states", "places") else ""
        if key in seen:
            yield Fault.at(line, "twice", f"{line.cells['alias']!r} is listed at {seen[key].where} already. Keep one.")
        seen.setdefault(key, line)


def _preferred_faults(files: dict[str, list[Line]]) -> Iterator[Fault]:
    """Of an entity with several preferred names, which its own list must not have."""
    seen: dict[str, Line] = {}
    for lines in files.values():
        for line in lines:
            if "preferred" in line.cells["flags"].split():
                first = seen.setdefault(line.cells["entity"], line)
                if first is not line and first.is_own == line.is_own:
                    message = f"{line.cells['entity']} has a preferred name at {first.where} already. Keep one."
                    yield Fault.at(line, "preferred", message)
