"""`rasad kb`: check the knowledge base, and edit the user's own layer over it."""

import sys
from collections import Counter
from pathlib import Path

import click
import msgspec

from rasad.ask.unknown import UnknownRow
from rasad.cli.places import kb_folder, output_file
from rasad.cli.tables import isolated, print_table
from rasad.errors import ConfigError
from rasad.knowledge.check import check_knowledge
from rasad.knowledge.editor import Editor, Form, Stretch, type_tables
from rasad.knowledge.ftm import ftm_entities, left_out
from rasad.knowledge.tables import read_tables
from rasad.langpack.layers import ANSWERS, UPDATES, open_layer
from rasad.langpack.pack import shipped_languages
from rasad.store.outcomes import Failed

_TERM_PARTS = 5  # OFFICE:OF:FROM:TO:STATUS


@click.group()
def command() -> None:
    """Check, extend and export the knowledge base.

    The shipped tables are never changed: what you add lies in a folder of its own (--kb), which wins over them.
    """


@command.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Check the shipped tables, and your own over them.

    Looks for double ids, unknown states and entities, terms of one office that overlap, places outside their state,
    names in wrong letters, and forms shared by entities that nothing tells apart. Prints FILE:LINE: RULE: what is
    wrong and what to do. Ends with 0 if all is well, with 1 if not.
    """
    layer = open_layer(kb_folder())
    faults = check_knowledge(layer)
    for fault in faults:
        click.echo(str(fault))
    own = f" and of {kb_folder()}" if layer else ""
    click.echo(f"the shipped tables{own}: {len(faults) or 'no'} faults", err=True)
    context.exit(1 if faults else 0)


def _form(text: str, kind: str) -> Form:
    code, _, form = text.partition("=")
    if code not in shipped_languages() or not form.strip():
        have = ", ".join(shipped_languages())
        raise ConfigError(f"{text!r} is no name of a language. Write CODE=FORM (languages: {have}).")
    return Form(code, " ".join(form.split()), kind)


def _forms(names: tuple[str, ...], short: tuple[str, ...] = ()) -> list[Form]:
    return [*(_form(text, "name") for text in names), *(_form(text, "short") for text in short)]


def _stretches(terms: tuple[str, ...]) -> list[Stretch]:
    found = []
    for text in terms:
        parts = text.split(":")
        if not 2 <= len(parts) <= _TERM_PARTS:
            raise ConfigError(
                f"{text!r} is no term. Write OFFICE:OF:FROM:TO, e.g. foreign-minister:IRN:2013-08:2021-08."
            )
        stretch = Stretch(*(part.strip() for part in parts))
        found.append(stretch if stretch.status else stretch._replace(status="holder"))
    return found


_NAMES = click.option(
    "--name", "names", multiple=True, metavar="CODE=FORM", help="A full name in a language; may be repeated."
)
_APPLY = click.option(
    "--apply/--no-apply", "applies", default=True, help="Read the articles of the ledger again that it touches."
)


@command.command()
@click.argument("entity", metavar="ID")
@click.option("--english", metavar="NAME", help="The English name of a new entity.")
@click.option("--type", "entity_type", metavar="TYPE", help=f"Of a new entity: {', '.join(sorted(type_tables()))}.")
@click.option("--country", metavar="STATE", help="The state that it belongs to (ISO 3166-1 alpha-3).")
@click.option("--sector", metavar="CODE", help="PLOVER's sector: GOV, MIL, LEG, PTY, REB, NGO, BUS ...")
@click.option("--set", "cells", multiple=True, metavar="COLUMN=VALUE", help="Any other column of its table.")
@_NAMES
@click.option("--short", multiple=True, metavar="CODE=FORM", help="A surname or short form; may be repeated.")
@click.option("--term", "terms", multiple=True, metavar="OFFICE:OF[:FROM[:TO]]", help="An office held; dates are ISO.")
@click.option("--share", is_flag=True, help="Where another has the form too, let the text decide.")
@click.option("--take", is_flag=True, help="Where another has the form, take it away from it.")
@_APPLY
@click.pass_context
def add(
    context: click.Context,
    entity: str,
    *,
    english: str | None,
    entity_type: str | None,
    country: str | None,
    sector: str | None,
    cells: tuple[str, ...],
    names: tuple[str, ...],
    short: tuple[str, ...],
    terms: tuple[str, ...],
    share: bool,
    take: bool,
    applies: bool,
) -> None:
    """Add an entity, or give one that is known names and terms of office.

    ID is a Wikidata id, or small letters and hyphens (mina-darvishi). With --type the entity is new and needs --english
    and a --name. Nothing is written if the tables would then have a fault.
    """
    editor = Editor(kb_folder())
    if entity_type:
        if not english:
            raise ConfigError("a new entity needs its English name. Say --english NAME.")
        given = {"name_en": english, "country": country or "", "sector": sector or "", **_cells(cells)}
        editor.add(entity, {column: value for column, value in given.items() if value}, entity_type)
    elif english or country or sector or cells:
        raise ConfigError("say --type for a new entity; to print a known one by another name: rasad kb rename")
    for form in _forms(names, short):
        editor.name(entity, form, share=share, take=take)
    if terms:
        editor.hold(entity, _stretches(terms))
    _finish(context, editor, applies=applies)


def _cells(texts: tuple[str, ...]) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            raise ConfigError(f"{text!r} sets no column. Write COLUMN=VALUE.")
    return {column: value for column, _, value in (text.partition("=") for text in texts)}


@command.command()
@click.argument("entity", metavar="ID")
@click.argument("into", metavar="INTO")
@_APPLY
@click.pass_context
def merge(context: click.Context, entity: str, into: str, *, applies: bool) -> None:
    """Make one entity of two: the names and terms of ID become those of INTO."""
    editor = Editor(kb_folder())
    editor.merge(entity, into)
    _finish(context, editor, applies=applies)


@command.command()
@click.argument("entity", metavar="ID")
@click.option("--english", metavar="NAME", help="What to call it in English.")
@click.option("--name", "names", multiple=True, metavar="CODE=FORM", help="What to call it in a language.")
@_APPLY
@click.pass_context
def rename(context: click.Context, entity: str, *, english: str | None, names: tuple[str, ...], applies: bool) -> None:
    """Call an entity by another name in reports and briefs; its id and its other names stay."""
    if not english and not names:
        raise ConfigError("say the new name: --english NAME or --name CODE=FORM.")
    editor = Editor(kb_folder())
    editor.rename(entity, english, _forms(names))
    _finish(context, editor, applies=applies)


@command.command()
@click.argument("entity", metavar="ID")
@click.argument("new", metavar="NEW")
@click.option("--english", metavar="NAME", required=True, help="The English name of the new entity.")
@_NAMES
@click.option("--short", multiple=True, metavar="CODE=FORM", help="A surname or short form; may be repeated.")
@click.option("--term", "terms", multiple=True, metavar="OFFICE:OF[:FROM]", help="A term that was the new one's.")
@_APPLY
@click.pass_context
def split(
    context: click.Context,
    entity: str,
    new: str,
    *,
    english: str,
    names: tuple[str, ...],
    short: tuple[str, ...],
    terms: tuple[str, ...],
    applies: bool,
) -> None:
    """Make two entities of one: NEW gets the names and terms that you list, ID keeps the others."""
    if not names and not short:
        raise ConfigError("say which names of the entity are those of the new one: --name CODE=FORM.")
    editor = Editor(kb_folder())
    editor.split(entity, new, english, _forms(names, short), _stretches(terms))
    _finish(context, editor, applies=applies)


@command.command("apply")
@click.pass_context
def apply_layer(context: click.Context) -> None:
    """Bring the ledger up to date after you changed your tables by hand.

    Reads the kept texts again that the change touches; the articles' files are not needed.
    """
    _apply(context.obj)


@command.command()
@click.option("--language", metavar="CODE", help="Only names in this language.")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="How many at most.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def unknown(ledger_path: Path, *, language: str | None, limit: int, form: str) -> None:
    """List the names in the ledger that the knowledge base lacks.

    Those come first that most documents speak of. What is found is a name by its frame in the text (a title, a verb of
    saying), so look at a text before you add it with `rasad kb add`; --format jsonl says which text, and where in it.
    """
    from rasad.ledger import Ledger

    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        rows = list(ledger.unknown_names(language=language, limit=limit))
    if form == "jsonl":
        for row in rows:
            click.echo(msgspec.json.encode(row))
        return
    columns = ("documents", "mentions", "language", "type", "country", "title", "name")
    print_table(columns, [_unknown(row) for row in rows])
    if rows:
        click.echo('add one: rasad kb add ID --type person --english "..." --name CODE=FORM', err=True)
    else:
        click.echo(f"{ledger_path}: every name found in it is known", err=True)


def _unknown(row: UnknownRow) -> tuple[str, ...]:
    counts = (str(row.documents), str(row.mentions))
    return (*counts, row.language, row.type, row.country or "", isolated(row.title or ""), isolated(row.name))


@command.command()
@click.option("--own", is_flag=True, help="Only what you added or changed yourself.")
@output_file
def export(*, own: bool, output: Path | None) -> None:
    """Write the entities, offices and terms as FollowTheMoney JSON, one object a line.

    Left out, since FollowTheMoney has no schema for them: agreements, initiatives, weapons and products.
    """
    tables = read_tables(open_layer(kb_folder()))
    lines = [msgspec.json.encode(entity) + b"\n" for entity in ftm_entities(tables, only_own=own)]
    if output is None:
        sys.stdout.buffer.writelines(lines)
    else:
        output.write_bytes(b"".join(lines))
    left = "" if own else f"; {left_out(tables)} others have no schema there"
    click.echo(f"{output or 'standard output'}: {len(lines)} objects{left}", err=True)


@command.command()
@click.option("--dump", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A local JSON dump to read.")
@click.option("--contact", metavar="TEXT", help="For the network: a mail address or page that Wikimedia may write to.")
@click.option("--state", "states", multiple=True, metavar="STATE", help="Only this state; may be repeated.")
@click.option("--max-age", type=click.FloatRange(min=0), default=30, show_default=True, help="Days to keep an answer.")
@_APPLY
@click.pass_context
def update(
    context: click.Context,
    *,
    dump: Path | None,
    contact: str | None,
    states: tuple[str, ...],
    max_age: float,
    applies: bool,
) -> None:
    """Add people with their terms, places, media and ministries from Wikidata.

    Asks Wikidata over the network, slowly, and keeps every answer, so that a run that was stopped is taken up by the
    same command; or reads a local dump. The tables lie in the folder wikidata of your own, under what you say yourself;
    another update replaces them.
    """
    from rasad.knowledge.wikidata import update_tables
    from rasad.knowledge.wikidata_client import WikidataClient, http_fetch
    from rasad.knowledge.wikidata_dump import items_of_dump
    from rasad.knowledge.wikidata_plan import load_plan

    plan, folder = load_plan().only(states), kb_folder()
    if dump is not None:
        found = items_of_dump(dump, plan)
    elif contact:
        answers = folder.joinpath(ANSWERS)
        found = WikidataClient(answers, http_fetch(contact), max_age_days=max_age).found(plan, shipped_languages())
    else:
        raise ConfigError("Wikimedia wants to know who asks. Say --contact with a mail address, or --dump FILE.")
    done = update_tables(folder, found, plan, shipped_languages())
    rows = ", ".join(f"{number} {table}" for table, number in done.rows.items()) or "nothing new"
    click.echo(f"{folder / UPDATES}: {rows}", err=True)
    click.echo(f"left out: {done.left_out} items; refused by the check: {len(done.refused)} rows", err=True)
    if applies and Path(context.obj).is_file():
        _apply(context.obj)


def _finish(context: click.Context, editor: Editor, *, applies: bool) -> None:
    editor.save()
    click.echo(f"{kb_folder()}: written", err=True)
    if applies and Path(context.obj).is_file():
        _apply(context.obj)


def _apply(ledger_path: Path) -> None:
    from rasad.ledger import Ledger

    counts: Counter[str] = Counter()
    with Ledger(ledger_path, kb=kb_folder()) as ledger:
        for outcome in ledger.resolve_again():
            counts[type(outcome).__name__.lower()] += 1
            if isinstance(outcome, Failed):
                click.echo(f"not renewed: {outcome.location}: {'; '.join(outcome.reasons)}", err=True)
    read = counts["replaced"] + counts["unchanged"]
    click.echo(f"{ledger_path}: {read} documents read again, {counts['replaced']} changed", err=True)
