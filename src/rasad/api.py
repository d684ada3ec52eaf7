"""The functions that users call: one article, many articles, or one annotator alone."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from rasad.annotate.figures import find_figures
from rasad.annotate.mentions import annotate_mentions
from rasad.annotate.times import find_times
from rasad.errors import ConfigError, ReadError
from rasad.knowledge import load_knowledge
from rasad.langpack.layers import UserLayer, open_layer
from rasad.langpack.pack import load_pack
from rasad.pipeline import Outcome, read_paths, read_text
from rasad.readers.columns import Columns
from rasad.readers.items import Item, Refused, open_items
from rasad.readers.online import is_address
from rasad.records.report import Figure, Mention, Report, Time
from rasad.text.documents import line_document

LONGEST_PATH = 1024  # characters: no text of an article is taken for a path, and no path is longer


def read(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    kb: str | Path | None = None,
) -> Report:
    """Read one article and return its report.

    Args:
        text_or_path: a path, an address (URL), or the article's text itself (a string that is neither).
        published: the publication date as EDTF, if known.
        language: the language's code, if identification is not to decide.
        kb: the folder of your own names and facts, which win over the shipped ones.

    Returns:
        The report; offsets are code points of the text as it was read. Of a page that holds several articles, the
        first: use `read_all` for all of them.

    Raises:
        ReadError: the file is missing, empty, too large, or no text.
    """
    return next(read_all(text_or_path, published=published, language=language, kb=kb))


def read_all(
    text_or_path: str | Path,
    *,
    published: str | None = None,
    language: str | None = None,
    kb: str | Path | None = None,
) -> Iterator[Report]:
    """Read a page, a folder, an archive, a table or a feed, and yield one report per article, in order.

    Raises:
        ReadError: an input is missing, empty, too large, or no text; after all others were yielded.
    """
    faults: list[str] = []
    for outcome in _outcomes(text_or_path, published, language, _layer(kb)):
        yield from outcome.reports
        if not outcome.reports:
            faults += [problem.message for problem in outcome.problems]
    if faults:
        raise ReadError("; ".join(faults))


def items(
    *sources: str | Path, columns: dict[str, str] | None = None, allowed_hosts: Collection[str] = ()
) -> Iterator[Item | Refused]:
    """Yield the articles behind inputs before they are read: their bytes, where they are from, what is said of them.

    Args:
        sources: files, folders, addresses or `-`, as `rasad read` takes them.
        columns: the columns of tables by field (text, title, published, outlet, language, url, id).
        allowed_hosts: names of hosts in addresses that may be private.

    Yields:
        `Item`, or `Refused` with the reason for what cannot be read; `Ledger.add_items` takes both.
    """
    return open_items(*sources, columns=Columns(said=columns or {}), allowed_hosts=allowed_hosts)


def _layer(kb: str | Path | None) -> UserLayer | None:
    if kb is not None and not Path(kb).is_dir():
        raise ConfigError(f"{kb}: there is no such folder of names and facts. Make one with: rasad --kb {kb} kb add")
    return open_layer(Path(kb)) if kb is not None else None


def _outcomes(
    text_or_path: str | Path, published: str | None, language: str | None, layer: UserLayer | None
) -> Iterator[Outcome]:
    if is_address(text_or_path):
        return read_paths([text_or_path], published=published, language=language, layer=layer)
    if isinstance(text_or_path, Path) or _names_a_file(text_or_path):
        return read_paths([Path(text_or_path)], published=published, language=language, layer=layer)
    if not text_or_path.strip():
        raise ReadError("the text is empty. Give the text of an article, or a path.")
    return iter([read_text(text_or_path, published=published, language=language, layer=layer)])


def _names_a_file(text: str) -> bool:
    return len(text) < LONGEST_PATH and "\n" not in text and os.path.exists(text)  # noqa: PTH110 - any string may come


def times(text: str, *, language: str, reference: str | None = None) -> tuple[Time, ...]:
    """Find the time expressions of a text; values are EDTF, counted from `reference` (an EDTF day) where relative."""
    return find_times(line_document(text, language=language), load_pack(language), reference=reference)


def figures(text: str, *, language: str) -> tuple[Figure, ...]:
    """Find the quantities of a text, with units and bounds."""
    return find_figures(line_document(text, language=language), load_pack(language))


def names(text: str, *, language: str, day: str | None = None, kb: str | Path | None = None) -> tuple[Mention, ...]:
    """Find who and what a text mentions; offices are resolved as of `day` (EDTF); `kb` is as in `read`."""
    return mentions(text, language, day=day, layer=_layer(kb))


def mentions(text: str, language: str, *, day: str | None, layer: UserLayer | None) -> tuple[Mention, ...]:
    """Find who and what a text mentions, with an open layer of the user's own names."""
    document = line_document(text, language=language)
    return annotate_mentions(document, load_pack(language, layer), load_knowledge(layer), day=day).mentions
