"""`rasad brief`: write a cited brief from the ledger, as Markdown or as one HTML page."""

from pathlib import Path

import click

from rasad.cli.places import kb_folder, output_file
from rasad.cli.scope import Pair, confident, scoped
from rasad.errors import ConfigError
from rasad.ledger import Ledger
from rasad.records.candidates import shown
from rasad.show import html, markdown
from rasad.show.brief import Asked, build_brief
from rasad.show.dates import days_of
from rasad.show.phrasebook import brief_languages
from rasad.show.scope import LIMITS, Length

FORMATS = ("md", "html")


@click.command()
@scoped
@confident
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="A context of events (military, economic, natural_resource ...) or the id of an entity; may be repeated.",
)
@click.option("--length", type=click.Choice(tuple(LIMITS)), default="full", show_default=True)
@click.option("--since-last", is_flag=True, help="Tell what is new since the last brief of this question; remember it.")
@click.option("--changed-since", metavar="EDTF", help="Tell what documents published since then add or change.")
@click.option("--language", type=click.Choice(brief_languages()), default="en", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="Default: by --output, else md.")
@output_file
@click.option("--with-sources", is_flag=True, help="Add the whole source texts (html); marks the file as private.")
@click.pass_obj
def command(
    ledger_path: Path,
    *,
    between: Pair,
    since: str | None,
    until: str | None,
    min_confidence: float,
    topics: tuple[str, ...],
    length: Length,
    since_last: bool,
    changed_since: str | None,
    language: str,
    form: str | None,
    output: Path | None,
    with_sources: bool,
) -> None:
    """Write a brief of what the ledger holds: every sentence with the characters that it was read from."""
    form = form or ("html" if output and output.suffix in {".html", ".htm"} else "md")
    if with_sources and form != "html":
        raise ConfigError("--with-sources needs --format html.")
    if since_last and changed_since:
        raise ConfigError("--since-last and --changed-since both say what is new; give one of them.")
    if changed_since and days_of(changed_since) is None:
        raise ConfigError(f"--changed-since {changed_since!r} is no date; write it as 2021-06-29, 2021-06 or 2021.")
    asked = Asked(between, since, until, topics, length, changed_since=changed_since)
    scope = _scope(asked)
    with Ledger(ledger_path, readonly=not since_last, kb=kb_folder()) as ledger:
        last = ledger.last_brief(scope) if since_last else None
        documents, layer = list(ledger.stored_documents(between=between, since=since, until=until)), ledger.layer
        if last is not None:
            asked = asked._replace(known=last.documents, known_since=last.at)
        documents = list(shown(documents, min_confidence))
        brief = build_brief(documents, language=language, layer=layer, asked=asked)
        text = html.render(brief, with_sources=with_sources) if form == "html" else markdown.render(brief)
        if output is None:
            click.echo(text, nl=False)
        else:
            output.write_text(text, encoding="utf-8", newline="\n")
            click.echo(f"{output}: {len(documents)} documents", err=True)
        if since_last:  # a brief that nobody got is not the last one
            ledger.note_brief(scope)


def _scope(asked: Asked) -> str:
    """Name what is asked for, whatever language and form it is told in: briefs of one scope follow one another."""
    parts = (" ".join(sorted(asked.between or ())), asked.since, asked.until, " ".join(sorted(asked.topics)))
    return "|".join(part or "" for part in parts)
