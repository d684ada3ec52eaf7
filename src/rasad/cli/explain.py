"""`rasad explain`: show how one datum of a report was read."""

from pathlib import Path
from typing import cast

import click
import msgspec
from rich.console import Console
from rich.text import Text

from rasad.errors import ReadError
from rasad.records.report import Report
from rasad.show.explain import Explanation, explain
from rasad.show.summary import isolated

OPENING, CLOSING = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
SHOWN_ELSEWHERE = frozenset({"steps"})


@click.command()
@click.argument("reports_path", metavar="REPORTS.jsonl", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("datum", metavar="[DOCUMENT:]ITEM")
def command(reports_path: Path, datum: str) -> None:
    """Show the characters, the data entry and the steps behind one datum.

    ITEM is any id of a report (a mention, time, figure, event, statement, commitment or entity), or `published`.
    DOCUMENT is the report's document id, its file or the file's stem; `#1` after it names the part of a page.
    """
    console = Console(highlight=False, soft_wrap=True)
    for index, explanation in enumerate(explain(read_reports(reports_path), datum)):
        if index:
            console.print()
        _show(explanation, console)


def read_reports(path: Path) -> list[Report]:
    """Read reports from JSON lines; `-` is standard input.

    Raises:
        ReadError: the file cannot be read, or a line is no report; the message names the line.
    """
    try:
        with click.open_file(str(path), "rb") as lines:
            return [_report(cast("bytes", line), path, n) for n, line in enumerate(lines, start=1) if line.strip()]
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}.") from error


def _report(line: bytes, path: Path, number: int) -> Report:
    try:
        return msgspec.json.decode(line, type=Report)
    except msgspec.DecodeError as error:
        raise ReadError(
            f"{path}:{number}: no report: {error}. Give what `rasad read --format jsonl` printed."
        ) from error


def _show(explanation: Explanation, console: Console) -> None:
    header = explanation.report.document
    part = f" part {header.part}" if header.part else ""
    console.print(Text.assemble((explanation.item, "bold"), f"  in {header.location}{part} ({header.id})"))
    console.print(Text(f"characters (from {explanation.text_from}):"))
    spans = explanation.passages
    for before, marked, after in spans:
        line = Text("  ")
        line.append(isolated(f"{before}{OPENING}{marked}{CLOSING}{after}"))
        console.print(line)
    if not spans:
        console.print(Text("  none: nothing in the text decides it"))
    if explanation.raw_places:
        console.print(Text("in the page:", style="bold"))
    for place in explanation.raw_places:
        console.print(Text(f"  {isolated(place)}"))
    _show_fields(explanation, console)
    for title, lines in (("entry", explanation.entries), ("steps", explanation.steps)):
        console.print(Text(f"{title}:", style="bold"))
        for line_text in lines or ("none recorded" if title == "steps" else "not found in the shipped data",):
            console.print(Text(f"  {line_text}"))


def _show_fields(explanation: Explanation, console: Console) -> None:
    names = {entity.id: entity.name for entity in explanation.report.entities}
    console.print(Text("read as:", style="bold"))
    for key, value in explanation.fields.items():
        if key in SHOWN_ELSEWHERE or value in (None, [], (), {}):
            continue
        text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
        named = f" ({names[value]})" if isinstance(value, str) and value in names else ""
        console.print(Text(f"  {key}: {isolated(text)}{named}"))
