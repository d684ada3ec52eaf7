"""What items can be asked by, in Python and on the command line, and the closed lists that answers come from."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, TypedDict, get_args

from rasad.ask.filters import Pair
from rasad.knowledge.kinds import load_kinds
from rasad.link.levels import load_levels
from rasad.records.report import (
    CommitmentStatus,
    Control,
    EventStatus,
    Fulfilment,
    PloverType,
    Salience,
    Speech,
    Stance,
)
from rasad.store.items import Layer, Part

AnyOf = str | Iterable[str]
"""One value, or several of which one must be met."""
Order = Literal["day", "confidence", "sources", "rank"]


class Asked(TypedDict, total=False):
    """What rows are limited to, and how they come; all that is given must be met.

    States, persons, bodies, projects and places are given by id or by a name in English or a language that is read;
    dates are EDTF.
    """

    between: Pair
    """Two states that both take part; of a statement, one that speaks to or of the other."""
    states: AnyOf
    """A state that takes part, itself or by its people and bodies."""
    by: AnyOf
    """A state, person or body that acts, speaks, or is to do something."""
    persons: AnyOf
    """A person or body that takes part."""
    about: AnyOf
    """A project, person, place, state or anything else that the words name."""
    of_type: AnyOf
    """PLOVER types of events."""
    kinds: AnyOf
    """Kinds of events, as `meeting`."""
    modes: AnyOf
    """PLOVER modes of events."""
    contexts: AnyOf
    """PLOVER contexts of events."""
    status: AnyOf
    """Statuses of events or commitments."""
    level: AnyOf
    """Levels of meetings and calls, as `minister`; `unknown` where the offices do not tell it."""
    stance: AnyOf
    """Stances of statements."""
    unit: AnyOf
    """Units of figures."""
    place: str
    """Where events were: a place and all that lies in it."""
    radius_km: float
    """With `place`: also events at places no farther from it."""
    sources: AnyOf
    """Outlets, by id or name."""
    source_states: AnyOf
    """States whose outlets tell it."""
    languages: AnyOf
    """Codes of the languages that documents are in."""
    since: str
    """Leave out what was before; what may be of this time or later stays. Undated rows go."""
    until: str
    """Leave out what was after, likewise."""
    within: bool
    """Take only what lies wholly between `since` and `until`: "October" is no answer for the fifth of October."""
    min_confidence: float
    """How surely events must have been read, and those that commitments rest on."""
    least_sources: int
    """How many independent sources must tell of the same happening."""
    text: str
    """Words that all stand where the row was read, in whatever form or spelling; "in marks" one after the other."""
    sort: Order
    """By day, else highest first: by confidence, number of sources, or how well the text fits (default with `text`)."""
    descending: bool
    """The latest first."""
    limit: int
    """At most so many rows."""
    offset: int
    """Leave out the first so many."""


SHAPES = frozenset({"sort", "descending", "limit", "offset"})
"""The options of `Asked` that say how rows come, not which."""


class ListFilter(NamedTuple):
    """A filter by a closed list: the column or key that it compares, and the layers that have it."""

    column: str
    layers: frozenset[Layer]
    part: Part | None = None


_ALL: frozenset[Layer] = frozenset(get_args(Layer))
_EVENTS: frozenset[Layer] = frozenset({"event"})
LIST_FILTERS: Mapping[str, ListFilter] = {
    "of_type": ListFilter("type", _EVENTS, Part.TYPE),
    "kinds": ListFilter("kind", _EVENTS, Part.KIND),
    "modes": ListFilter("mode", _EVENTS),
    "contexts": ListFilter("context", _EVENTS, Part.CONTEXT),
    "status": ListFilter("status", frozenset({"event", "commitment"})),
    "level": ListFilter("level", _EVENTS),
    "stance": ListFilter("stance", frozenset({"statement"})),
    "unit": ListFilter("unit", frozenset({"figure"})),
    "sources": ListFilter("source", _ALL, Part.OUTLET),
    "source_states": ListFilter("outlet_state", _ALL),
    "languages": ListFilter("language", _ALL),
}
"""The filters of `Asked` that take words of a list."""
LAYERS_OF: Mapping[str, frozenset[Layer]] = {
    "place": _EVENTS,
    "radius_km": _EVENTS,
    "least_sources": _EVENTS,
    **{name: found.layers for name, found in LIST_FILTERS.items()},
}
"""The layers that a filter makes sense for, where not for all."""


def known_words(column: str, layer: Layer) -> tuple[str, ...]:
    """Return the closed list of a column, sorted; empty where the list is open."""
    kinds = load_kinds()
    lists: dict[str, Iterable[str]] = {
        "type": get_args(PloverType),
        "kind": kinds,
        "mode": {kind.mode for kind in kinds.values() if kind.mode},
        "context": {context for kind in kinds.values() for context in kind.contexts},
        "status": get_args(EventStatus) if layer == "event" else get_args(CommitmentStatus),
        "level": load_levels().names,
        "stance": get_args(Stance),
        "salience": get_args(Salience),
        "speech": get_args(Speech),
        "fulfilment": get_args(Fulfilment),
        "control": get_args(Control),
    }
    return tuple(sorted(lists.get(column, ())))


def listed(value: AnyOf) -> tuple[str, ...]:
    """Return what was given, one or several, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)
