"""`rasad find`: one annotator alone over lines of JSON from standard input."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import click
import msgspec

from rasad.api import figures, mentions, times
from rasad.cli.places import kb_folder
from rasad.errors import ReadError
from rasad.langpack.layers import UserLayer, open_layer
from rasad.langpack.pack import shipped_languages


class Line(msgspec.Struct):
    """One line to annotate. `reference` is an EDTF day from which relative times count; other keys are ignored."""

    id: str | int
    text: str
    lang: str
    reference: str | None = None


_ANNOTATORS: dict[str, tuple[str, Callable[[Line, UserLayer | None], tuple[Any, ...]]]] = {
    "times": ("times", lambda line, _: times(line.text, language=line.lang, reference=line.reference)),
    "figures": ("figures", lambda line, _: figures(line.text, language=line.lang)),
    "names": ("mentions", lambda line, layer: mentions(line.text, line.lang, day=line.reference, layer=layer)),
}


def _lines() -> Iterator[Line]:
    decoder = msgspec.json.Decoder(Line)
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        if raw.strip():
            try:
                yield decoder.decode(raw)
            except msgspec.DecodeError as error:
                example = '{"id": "1", "text": "...", "lang": "..."}'
                raise ReadError(f"standard input, line {number}: {error}. Give lines like {example}.") from error


@click.command("find")
@click.argument("layer", type=click.Choice(sorted(_ANNOTATORS)))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
def command(layer: str, form: str) -> None:
    """Annotate lines {"id","text","lang","reference"} from standard input with one layer.

    Prints {"id", "times"|"figures"|"mentions"} per line; the list is empty for languages without a pack.
    """
    name, annotate = _ANNOTATORS[layer]
    shipped, own = shipped_languages(), open_layer(kb_folder())
    for line in _lines():
        found = annotate(line, own) if line.lang in shipped else ()
        sys.stdout.buffer.write(msgspec.json.encode({"id": line.id, name: found}) + b"\n")
