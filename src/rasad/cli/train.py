"""`rasad train`: models of a user's own."""

from pathlib import Path

import click

from rasad.cli.places import kb_folder
from rasad.langpack.pack import shipped_languages


@click.group("train")
def command() -> None:
    """Train models on your own texts."""


_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_ANY = click.Path(path_type=Path, exists=True)


@command.command("names")
@click.argument("language", type=click.Choice(shipped_languages()))
@click.option("--conll", "sets", type=_FILE, multiple=True, help="Labelled sentences: a word a line, its label last.")
@click.option("--texts", type=_ANY, multiple=True, help="Articles: JSON lines (id, title, text), or a folder of .txt.")
@click.option("--only", default="", help="Take the articles whose id begins so.")
@click.option("--labels", type=_FILE, help="Names in these articles: CSV of document, start, end, label.")
@click.option("--licence", default="not stated", help="The licence of the material, for the manifest.")
@click.option("--floor", type=click.FloatRange(0, 1), help="Least score of a printed name (default: 0.9).")
@click.option("--floor-alone", type=click.FloatRange(0, 1), help="The same, of a name of one word (default: 0.9).")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), help="The folder (default: in --kb).")
def names(
    language: str,
    *,
    sets: tuple[Path, ...],
    texts: tuple[Path, ...],
    only: str,
    labels: Path | None,
    licence: str,
    floor: float | None,
    floor_alone: float | None,
    seed: int,
    output: Path | None,
) -> None:
    """Train the model that finds people whom no list names.

    Fit are sets of news in Arabic or Persian with people (PER), organisations (ORG) and places (LOC) in CoNLL columns:
    for Arabic ANERcorp, AQMAR, WikiANN ar; for Persian Arman, Peyma, WikiANN fa. Mind their licences: some
    forbid the use of what is trained on them. Without labels, what rasad is sure of in your texts makes them.

    The model is written into the folder of your own names and facts, where it goes before the shipped one, with a
    manifest that says what it was trained on and how well it did on a fifth of it.
    """
    from rasad.training.conll import read_conll
    from rasad.training.names import FLOOR, FLOOR_ALONE, Material, train_names
    from rasad.training.texts import read_articles, read_labels

    material = Material(
        tuple(article for path in texts for article in read_articles(path, only=only)),
        read_labels(labels) if labels else {},
        tuple(sentence for path in sets for sentence in read_conll(path)),
        licence,
    )
    folder = output or kb_folder() / "lang" / language
    floors = (FLOOR if floor is None else floor, FLOOR_ALONE if floor_alone is None else floor_alone)
    manifest = train_names(language, material, folder, seed=seed, floors=floors)
    for name, score in manifest["measured"].items():
        click.echo(f"{name}: {score['proposed']} proposed, {score['right']} right, {score['all']} there")
    click.echo(f"written to {folder}")
