"""A brief -> one self-contained HTML page: no script, no network; each citation opens its passage."""

import functools

import jinja2

from rasad.config import data_folder
from rasad.show.model import Brief
from rasad.show.passages import anchor_of, marked_source, passages
from rasad.show.phrasebook import load_phrasebook


def render(brief: Brief, *, with_sources: bool = False) -> str:
    """Write the brief as one HTML page.

    Args:
        brief: what to show.
        with_sources: add the whole source texts; the page then says that it is private.
    """
    cited = brief.citations()
    sources = [(d, marked_source(d, cited)) for d in brief.documents] if with_sources else []
    return _template().render(
        brief=brief,
        book=load_phrasebook(brief.language),
        passages=passages(brief),
        sources=sources,
        anchor_of=anchor_of,
        style=(data_folder() / "show" / "brief.css").read_text(encoding="utf-8"),
    )


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
