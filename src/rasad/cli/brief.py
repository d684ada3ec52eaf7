"""`rasad brief`: write a cited brief from the ledger, as Markdown or as one HTML page."""

from pathlib import Path

import click

from rasad.cli.places import kb_folder
from rasad.cli.scope import Pair, confident, scoped
from rasad.errors import ConfigError
from rasad.ledger import Ledger
from rasad.records.candidates import shown
from rasad.show import html, markdown
from rasad.show.brief import build_brief
from rasad.show.phrasebook import brief_languages

FORMATS = ("md", "html")


@click.command()
@scoped
@confident
@click.option("--language", type=click.Choice(brief_languages()), default="en", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default=None, help="Default: by --output, else md.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@click.option("--with-sources", is_flag=True, help="Add the whole source texts (html); marks the file as private.")
@click.pass_obj
def command(
    ledger_path: Path,
    *,
    between: Pair,
    since: str | None,
    until: str | None,
    min_confidence: float,
    language: str,
    form: str | None,
    output: Path | None,
    with_sources: bool,
) -> None:
    """Write a brief of what the ledger holds: every sentence with the characters that it was read from."""
    form = form or ("html" if output and output.suffix in {".html", ".htm"} else "md")
    if with_sources and form != "html":
        raise ConfigError("--with-sources needs --format html.")
    with Ledger(ledger_path, readonly=True, kb=kb_folder()) as ledger:
        documents, layer = list(ledger.stored_documents(between=between, since=since, until=until)), ledger.layer
    documents = list(shown(documents, min_confidence))
    brief = build_brief(documents, between=between, since=since, until=until, language=language, layer=layer)
    text = html.render(brief, with_sources=with_sources) if form == "html" else markdown.render(brief)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"{output}: {len(documents)} documents", err=True)
