"""`data/crosswalk` -> what an event is called in PLOVER, CAMEO, ICEWS and GDELT: codes, quad classes, scores, sectors.

Source: decision 0019.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rasad.config import data_folder
from rasad.langpack.pack import read_rows

_QUAD_OF_LAST_ROOT = {5: 1, 8: 2, 13: 3, 20: 4}  # CAMEO's roots up to that one
NO_STATE = frozenset({"EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO"})
"""PLOVER's codes in the place of a state's."""


class Cameo(NamedTuple):
    """A CAMEO code: its name, its Goldstein score, and what PLOVER makes of it; the type is None where it drops it."""

    code: str
    name: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """GDELT's quad class: verbal and material cooperation, verbal and material conflict."""
        return next(quad for last, quad in _QUAD_OF_LAST_ROOT.items() if int(self.root) <= last)


class Sector(NamedTuple):
    """A sector of PLOVER in CAMEO's code and in the words of ICEWS; empty where there is none."""

    cameo: str
    icews: str


class Crosswalk(NamedTuple):
    """The tables; `plover` maps (type, mode or None) to the quad class and the score."""

    codes: Mapping[str, Cameo]
    plover: Mapping[tuple[str, str | None], tuple[int, float | None]]
    kinds: Mapping[str, tuple[str, str]]
    refined: Mapping[str, tuple[tuple[str, str], ...]]
    sectors: Mapping[str, Sector]
    countries: Mapping[str, tuple[str, str]]
    groups: Mapping[str, str]
    sovereigns: Mapping[str, str]

    def cameo(self, kind: str, contexts: Iterable[str], *, is_planned: bool = False) -> Cameo:
        """Return the code of a kind of event; a context may make it narrower.

        Args:
            kind: an id of `kinds.toml`.
            contexts: PLOVER's contexts of the event.
            is_planned: it is still to come, and its type is that of the announcement.
        """
        done, planned = self.kinds[kind]
        return self.narrowed(planned if is_planned and planned else done, contexts)

    def narrowed(self, code: str, contexts: Iterable[str]) -> Cameo:
        """Return the narrower code that the first fitting context makes of a wide one, or the code itself."""
        named = set(contexts)
        return self.codes[next((narrow for c, narrow in self.refined.get(code, ()) if c in named), code)]

    def quad(self, of_type: str) -> int:
        """Return the quad class of a PLOVER type."""
        return self.plover[of_type, None][0]

    def score(self, of_type: str, mode: str | None) -> float | None:
        """Return PLOVER's score of a mode, or of the type where the mode has none."""
        _, score = self.plover.get((of_type, mode), (0, None))
        return score if score is not None else self.plover[of_type, None][1]

    def country(self, state: str | None) -> str:
        """Return CAMEO's code of a state; empty for what is none."""
        if state is None or state in NO_STATE:
            return ""
        return self.countries[state][0] if state in self.countries else state

    def state_named(self, name: str) -> str | None:
        """Return the state that ICEWS calls by a name of its own, or None."""
        return next((state for state, (_, icews) in self.countries.items() if icews == name), None)


@functools.cache
def load_crosswalk() -> Crosswalk:
    """Return the tables, read once per process."""
    folder = data_folder() / "crosswalk"

    def rows(name: str) -> list[dict[str, str]]:
        return list(read_rows(folder / f"{name}.csv"))

    refined: dict[str, list[tuple[str, str]]] = {}
    for row in rows("refined"):
        refined.setdefault(row["cameo"], []).append((row["context"], row["refined"]))
    return Crosswalk(
        codes={row["code"]: _cameo(row) for row in rows("cameo")},
        plover={
            (row["type"], row["mode"] or None): (int(row["quad"]), float(row["score"]) if row["score"] else None)
            for row in rows("plover")
        },
        kinds={row["kind"]: (row["cameo"], row["planned"]) for row in rows("kinds")},
        refined={code: tuple(pairs) for code, pairs in refined.items()},
        sectors={row["plover"]: Sector(row["cameo"], row["icews"]) for row in rows("sectors")},
        countries={row["state"]: (row["cameo"], row["icews"]) for row in rows("countries")},
        groups={row["entity"]: row["cameo"] for row in rows("groups")},
        sovereigns={row["entity"]: row["sovereign"] for row in rows("unrecognised")},
    )


def _cameo(row: Mapping[str, str]) -> Cameo:
    contexts = tuple(filter(None, row["contexts"].split(";")))
    goldstein = float(row["goldstein"])
    return Cameo(row["code"], row["name"], goldstein, row["type"] or None, row["mode"] or None, contexts)
