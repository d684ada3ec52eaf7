"""A brief -> one self-contained HTML page: no script, no network; each citation opens its passage."""

import functools

import jinja2

from rasad.config import data_folder
from rasad.show.model import Brief, Citation
from rasad.show.passages import anchor_of, marked_source, passages
from rasad.show.phrasebook import load_phrasebook


def render(brief: Brief, *, with_sources: bool = False) -> str:
    """Write the brief as one HTML page.

    Args:
        brief: what to show.
        with_sources: add the whole source texts; the page then says that it is private.
    """
    cited = brief.citations()
    numbers = _numbers(brief)
    sources = [(d, marked_source(d, cited)) for d in brief.documents] if with_sources else []
    return _template().render(
        brief=brief,
        book=load_phrasebook(brief.language),
        passages=sorted(passages(brief), key=lambda passage: numbers[passage.citation]),
        numbers=numbers,
        sources=sources,
        anchor_of=anchor_of,
        style=(data_folder() / "show" / "brief.css").read_text(encoding="utf-8"),
    )


def _numbers(brief: Brief) -> dict[Citation, int]:
    """Number the citations as notes, in the order in which the page gives them."""
    sentences = (s for section in brief.sections for block in section.blocks for s in block.sentences)
    found = dict.fromkeys(citation for sentence in sentences for citation in sentence.citations)
    return {citation: number for number, citation in enumerate(found, start=1)}


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(data_folder() / "show"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")
