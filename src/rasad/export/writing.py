"""A ledger, filters and a format -> a file, and beside it what the file says of itself and where its rows come from."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from rasad.errors import ConfigError, QueryError
from rasad.export import gdelt, geojson, graph, icews, own, plover, polecat
from rasad.export.about import about
from rasad.export.delimited import csv_line
from rasad.export.making import Form, Making
from rasad.export.picking import LAYERS, picked
from rasad.export.tables import FOREIGN
from rasad.ledger import Ledger

_ALL_LAYERS = (*LAYERS, FOREIGN)
FORMS: Mapping[str, Form] = {
    "jsonl": Form(own.json_lines, _ALL_LAYERS),
    "csv": Form(own.csv_lines, _ALL_LAYERS),
    "parquet": Form(own.parquet_bytes, _ALL_LAYERS),
    "plover-jsonl": Form(plover.json_lines),
    "polecat": Form(polecat.lines, has_evidence=True),
    "icews": Form(icews.lines, has_evidence=True),
    "gdelt-events": Form(gdelt.event_lines, has_evidence=True),
    "gdelt-mentions": Form(gdelt.mention_lines),
    "ftm": Form(graph.lines),
    "geojson": Form(geojson.features),
}
"""The formats by name."""
_OF_FOREIGN = frozenset({"between", "since", "until"})


class Exported(NamedTuple):
    """What was written: how many rows, how many were left out by reason, and the files, the export itself first."""

    rows: int
    left_out: Mapping[str, int]
    files: tuple[Path, ...] = ()


def export(
    ledger: Ledger,
    form: str,
    output: Path | BinaryIO,
    *,
    layer: str = "events",
    filters: Mapping[str, Any] | None = None,
    old_header: bool = False,
) -> Exported:
    """Write what a ledger holds in a format.

    Beside a file NAME stands NAME.about.json and, for formats without a place for it, NAME.evidence.csv. The same
    ledger and filters give the same bytes.

    Args:
        ledger: an open ledger.
        form: one of FORMS.
        output: a file's path, or an open stream of bytes, which gets nothing beside it.
        layer: events, statements, commitments, figures or foreign; only rasad's own tables have others than events.
        filters: what the ledger's method of the layer's name takes.
        old_header: POLECAT's older name of the column of scores.

    Raises:
        ConfigError: there is no such format, or it has no such layer.
        QueryError: the layer cannot be chosen by a filter.
    """
    made = _form(form, layer)
    asked = {name: value for name, value in (filters or {}).items() if value is not None}
    misfits = sorted(asked.keys() - _OF_FOREIGN) if layer == FOREIGN else []
    if misfits:
        raise QueryError(f"foreign rows cannot be chosen by {misfits[0]!r}; choose by {', '.join(sorted(_OF_FOREIGN))}")
    making = Making(layer, ledger.layer, old_header=old_header)
    found = ledger.foreign(**asked) if layer == FOREIGN else picked(ledger, layer, asked)
    chunks = made.make(found, making)
    if not isinstance(output, Path):
        for chunk in chunks:
            output.write(chunk)
        return Exported(making.rows, making.left_out)
    files = [output, *([beside(output, "evidence.csv")] if made.has_evidence else [])]
    digest = _write(chunks, making, files)
    said = about(form, layer=layer, asked=asked, rows=making.rows, left_out=making.left_out, sha256=digest)
    files.append(beside(output, "about.json"))
    _replace(files[-1], msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n")
    return Exported(making.rows, making.left_out, tuple(files))


def beside(output: Path, ending: str) -> Path:
    """Return the path of a file that stands beside an export."""
    return output.with_name(f"{output.name}.{ending}")


def _form(form: str, layer: str) -> Form:
    if form not in FORMS:
        raise ConfigError(f"there is no format {form!r}; choose one of {', '.join(FORMS)}")
    if layer not in FORMS[form].layers:
        raise ConfigError(f"--format {form} holds {', '.join(FORMS[form].layers)}, no {layer}; choose jsonl or csv")
    return FORMS[form]


def _write(chunks: Iterator[bytes], making: Making, files: list[Path]) -> str:
    """Write an export and the evidence beside it; they appear under their names when they are complete."""
    parts = [path.with_name(path.name + ".partial") for path in files]
    digest = hashlib.sha256()
    try:
        with ExitStack() as stack:
            main, *more = (stack.enter_context(part.open("wb")) for part in parts)
            if more:
                making.keep_evidence = _evidence_writer(more[0])
            for chunk in chunks:
                digest.update(chunk)
                main.write(chunk)
        for part, path in zip(parts, files, strict=True):
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return digest.hexdigest()


def _evidence_writer(file: BinaryIO) -> Any:
    def write(row: dict[str, Any]) -> None:
        if file.tell() == 0:
            file.write(csv_line(row))
        file.write(csv_line(row.values()))

    return write


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(path.name + ".partial")
    part.write_bytes(content)
    part.replace(path)
