"""`rasad ledger correct`, `undo` and `corrections`: say what was read wrongly, take it back, list what was said."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import click
import msgspec
import regex

from rasad.cli.places import kb_folder
from rasad.cli.tables import isolated, print_table
from rasad.ledger import Ledger
from rasad.records.corrections import Correction, CorrectionKind

_ITEM = regex.compile(r"(.+?):([em]:.+|[0-9]+-[0-9]+)")
_WORDS = 40  # letters of a quote: enough to know it by on one line
_NONE = "none"


def _pair(_context: click.Context, _argument: click.Parameter, value: str) -> tuple[str, str]:
    """Take DOCUMENT:ITEM apart."""
    found = _ITEM.fullmatch(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is not DOCUMENT:ITEM, such as 1f3a:e:178-183:visit or 1f3a:178-183")
    return found[1], found[2]


_who = click.option("--who", metavar="NAME", help="Who says so (default: $RASAD_USER, else your name on this system).")
_note = click.option("--note", metavar="TEXT", help="Why, in your words.")


def _said(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `note` and `who`."""
    return click.pass_context(_note(_who(command)))


@click.group()
def correct() -> None:
    """Say that something was read wrongly.

    What you say is kept beside the reading, with who and when. It holds from now on, in lists, happenings, stories and
    briefs, also after articles are read again, until you take it back with `rasad ledger undo`.

    An event or name is given as DOCUMENT:ITEM. DOCUMENT is an id, its beginning, or where the document lies; ITEM is an
    id or characters (178-183), as `rasad ledger show DOCUMENT` and `rasad happenings` have them.
    """


@correct.command("not-event")
@click.argument("event", callback=_pair)
@_said
def not_event(context: click.Context, event: tuple[str, str], **said: Any) -> None:
    """EVENT is none: the words say something else."""
    _make(context, "not_event", [event], None, **said)


@correct.command("type")
@click.argument("event", callback=_pair)
@click.argument("kind")
@_said
def type_(context: click.Context, event: tuple[str, str], kind: str, **said: Any) -> None:
    """EVENT is of another KIND, such as visit, signing, threat."""
    _make(context, "type", [event], kind, **said)


@correct.command()
@click.argument("event", callback=_pair)
@click.argument("status", metavar="STATUS")
@_said
def status(context: click.Context, event: tuple[str, str], status: str, **said: Any) -> None:
    """EVENT has another STATUS: happened, ongoing, planned, hypothetical, denied."""
    _make(context, "status", [event], status, **said)


@correct.command()
@click.argument("event", callback=_pair)
@click.argument("day", metavar="EDTF")
@_said
def date(context: click.Context, event: tuple[str, str], day: str, **said: Any) -> None:
    """EVENT was on another day: 2016-10-10, 2016-10, 2016, or `none` where nothing says when."""
    _make(context, "date", [event], day, **said)


@correct.command()
@click.argument("mention", callback=_pair)
@click.argument("right", metavar="ENTITY")
@click.option("--here", is_flag=True, help="Only this mention, not all that its document says of the entity.")
@_said
def entity(context: click.Context, mention: tuple[str, str], right: str, **said: Any) -> None:
    """MENTION stands for another ENTITY, by its id, or for `none`.

    Write OLD=NEW for a mention that stands for several.
    """
    _make(context, "entity", [mention], right, **said)


@correct.command()
@click.argument("one", callback=_pair)
@click.argument("other", callback=_pair)
@_said
def same(context: click.Context, one: tuple[str, str], other: tuple[str, str], **said: Any) -> None:
    """Two events are one happening, and all that is told with either."""
    _make(context, "same", [one, other], None, **said)


@correct.command("not-same")
@click.argument("one", callback=_pair)
@click.argument("other", callback=_pair)
@_said
def not_same(context: click.Context, one: tuple[str, str], other: tuple[str, str], **said: Any) -> None:
    """Two events are not one happening; what is told with them goes with the one that it is more like."""
    _make(context, "not_same", [one, other], None, **said)


@click.command()
@click.argument("correction", metavar="ID")
@_who
@click.pass_context
def undo(context: click.Context, correction: str, who: str | None) -> None:
    """Take a correction back, by its id in `rasad ledger corrections`."""
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        undone = ledger.undo(correction, who=who)
        ledger.link()
    click.echo(f"{undone.id}: taken back", err=True)


@click.command("corrections")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--lost", is_flag=True, help="Only those that found nothing of their kind in the present reading.")
@click.option("--all", "undone", is_flag=True, help="Also those that were taken back.")
@click.pass_context
def corrections(context: click.Context, form: str, lost: bool, undone: bool) -> None:
    """List what users corrected; as JSON lines it is labelled data.

    State: `applied` changes the reading; `met`: the reading says the same by itself by now; `lost` found nothing of its
    kind at its characters any more; `undone` was taken back.
    """
    with Ledger(context.obj, readonly=True, kb=kb_folder()) as ledger:
        rows = [row for row in ledger.corrections(undone=undone) if not lost or row.state == "lost"]
    if form == "jsonl":
        for row in rows:
            click.echo(msgspec.json.encode(row))
        return
    print_table(("id", "made", "who", "kind", "value", "state", "document", "words"), [_cells(row) for row in rows])
    states = Counter(row.state for row in rows)
    click.echo(", ".join(f"{number} {state}" for state, number in states.items()) or "no corrections", err=True)


def tell_lost(ledger: Ledger) -> None:
    """Say on standard error which corrections the present reading has nothing for."""
    lost = [row for row in ledger.corrections() if row.state == "lost"]
    for row in lost:
        where = ", ".join(f"{item.location} [{item.quote.start}, {item.quote.end})" for item in row.items)
        click.echo(f"lost: {row.id}: nothing to correct is read at {where} any more ({row.kind})", err=True)
    if lost:
        click.echo("lost corrections change nothing and are kept: rasad ledger corrections --lost", err=True)


def _make(
    context: click.Context, kind: CorrectionKind, items: list[tuple[str, str]], value: str | None, **options: Any
) -> None:
    right = None if value == _NONE and kind in ("date", "entity") else value
    with Ledger(context.obj, kb=kb_folder()) as ledger:
        made = ledger.correct(kind, items, right, **options)
        ledger.link()
    click.echo(made.id)
    click.echo(f"kept; take it back with: rasad --ledger {context.obj} ledger undo {made.id}", err=True)


def _cells(row: Correction) -> tuple[str, ...]:
    words = " / ".join(isolated(_short(item.quote.text)) for item in row.items)
    documents = " ".join(dict.fromkeys(item.document for item in row.items))
    return row.id, row.made_at[:10], isolated(row.who), row.kind, row.value or "", row.state, documents, words


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "\N{HORIZONTAL ELLIPSIS}"
