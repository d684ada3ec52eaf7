"""`rasad lang`: check the frames and cues of a language pack."""

import click
import msgspec

from rasad.cli.tables import isolated, print_table
from rasad.knowledge.lang_check import LangReport, check_language
from rasad.langpack.pack import load_pack, shipped_languages


@click.group()
def command() -> None:
    """Check language packs."""


@command.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.pass_context
def check(context: click.Context, codes: tuple[str, ...], form: str) -> None:
    """Show what a pack covers, which wordings evoke frames of two kinds, and which entries can never fire.

    CODE is a language with a pack, such as ar; without one all are checked. Ends with 1 if an entry can never fire.
    """
    unknown = sorted(set(codes) - set(shipped_languages()))
    if unknown:
        raise click.BadParameter(f"no pack for {unknown[0]!r}; there are {', '.join(shipped_languages())}")
    reports = [check_language(load_pack(code)) for code in codes or shipped_languages()]
    for report in reports:
        if form == "jsonl":
            click.echo(msgspec.json.encode(report))
        else:
            _print(report)
    context.exit(1 if any(report.dead for report in reports) else 0)


def _print(report: LangReport) -> None:
    click.echo(f"{report.language}: {report.frames} frames, {report.cues} cues")
    rows = [(c.type, str(c.frames), str(c.verbs), str(c.nouns), " ".join(c.kinds_without)) for c in report.coverage]
    print_table(("type", "frames", "verbs", "nouns", "kinds without a frame"), rows)
    open_ones = [c for c in report.collisions if not c.told_apart_by]
    click.echo(f"\n{len(report.collisions)} wordings evoke frames of two kinds, {len(open_ones)} with nothing between")
    meetings = [(*c.frames, " ".join(c.told_apart_by) or "nothing", isolated(c.wording)) for c in report.collisions]
    print_table(("frame", "other frame", "told apart by", "wording"), meetings)
    click.echo(f"\n{len(report.dead)} entries can never fire")
    if report.dead:
        print_table(("entry", "why", "word"), [(d.entry, d.why, isolated(d.word)) for d in report.dead])
    click.echo()
