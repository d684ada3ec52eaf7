"""The options by which commands choose items of the ledger, one for each filter of `rasad.ask.asked.Asked`."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, cast

import click

from rasad.ask.asked import LAYERS_OF, Asked
from rasad.cli.scope import between
from rasad.store.items import LAYERS, Layer

_STATE_OR_NAME = "An id or a name in English, Arabic or Persian."


def _many(name: str, filter_name: str, metavar: str, text: str) -> tuple[str, Callable[..., Any]]:
    told = f"{text} Repeat it for several, of which one must be met."
    return filter_name, click.option(name, filter_name, multiple=True, metavar=metavar, help=told)


_OPTIONS: Mapping[str, Callable[..., Any]] = dict(
    [
        ("text", click.option("--text", metavar="WORDS", help='Words in any form; "in marks" as they stand.')),
        _many("--state", "states", "STATE", "A state that takes part, itself or by its people and bodies."),
        _many("--by", "by", "WHO", f"Who acts, speaks or is to do something. {_STATE_OR_NAME}"),
        _many("--person", "persons", "WHO", f"A person or body that takes part. {_STATE_OR_NAME}"),
        _many("--about", "about", "WHAT", f"A project, person, place or state that the words name. {_STATE_OR_NAME}"),
        _many("--type", "of_type", "TYPE", "A PLOVER type, as CONSULT."),
        _many("--kind", "kinds", "KIND", "A kind of event, as meeting."),
        _many("--mode", "modes", "MODE", "A PLOVER mode."),
        _many("--context", "contexts", "CONTEXT", "A PLOVER context."),
        _many("--status", "status", "STATUS", "A status, as happened or planned."),
        _many("--level", "level", "LEVEL", "A level of meetings and calls: head, minister, deputy, parliament, "
              "delegation or unknown, by the offices of those who took part."),
        _many("--stance", "stance", "STANCE", "A stance, as demands."),
        _many("--unit", "unit", "UNIT", "A unit, as percent or USD."),
        ("since", click.option("--since", metavar="EDTF", help="Leave out what was before.")),
        ("until", click.option("--until", metavar="EDTF", help="Leave out what was after.")),
        ("within", click.option("--within", is_flag=True, help="Only what lies wholly between --since and --until.")),
        ("place", click.option("--place", metavar="PLACE", help="Where events were, and all that lies in it.")),
        ("radius_km", click.option("--radius", "radius_km", type=click.FloatRange(0), metavar="KM",
                                   help="With --place: also events no farther from it.")),
        _many("--source", "sources", "OUTLET", "An outlet, by id or name."),
        _many("--source-state", "source_states", "STATE", "The state of an outlet."),
        _many("--language", "languages", "CODE", "The language of the document."),
        ("min_confidence", click.option("--min-confidence", type=click.FloatRange(0, 1),
                                        help="Read at least so surely; 0 shows all.")),
        ("least_sources", click.option("--sources", "least_sources", type=click.IntRange(1),
                                       help="Told by at least so many independent sources.")),
    ]
)  # fmt: skip


def asked_of(*layers: Layer, but: Collection[str] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what gives a command the options that make sense for any of some layers, without those it settles."""

    def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, option in reversed(list(_OPTIONS.items())):
            if name not in but and not LAYERS_OF.get(name, frozenset(LAYERS)).isdisjoint(layers):
                command = option(command)
        return command if "between" in but else between(command)

    return with_options


def given(options: Mapping[str, Any]) -> Asked:
    """Return the options that were given, as `Ledger.events` and the others take them; a nought was given."""
    kept = {name: value for name, value in options.items() if value is not False and value not in (None, ())}
    return cast("Asked", kept)
