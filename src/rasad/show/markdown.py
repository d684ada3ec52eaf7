"""A brief -> Markdown: every sentence with its citations, words of another direction isolated."""

import re

from rasad.show.model import Brief, CoveredDocument, Run, Section, Sentence
from rasad.show.phrasebook import Phrasebook, load_phrasebook

ISOLATE, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(brief: Brief) -> str:
    """Write the brief as one Markdown text, ending in a newline."""
    book = load_phrasebook(brief.language)
    lines = [f"# {escape(brief.title)}", "", *(f"*{escape(line)}*  " for line in brief.head), ""]
    for section in brief.sections:
        lines += _section(section)
    if brief.documents:
        lines += [f"## {book.get('titles.documents')}", ""]
        lines += [_document(document, book) for document in brief.documents]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> list[str]:
    lines = [f"## {escape(section.title)}", ""]
    if section.note:
        lines += [f"*{escape(section.note)}*", ""]
    for block in section.blocks:
        if block.heading:
            note = f" — *{escape(block.note)}*" if block.note else ""
            lines += [f"**{escape(block.heading)}**{note}", ""]
        elif block.note:
            lines += [f"*{escape(block.note)}*", ""]
        lines += [f"- {sentence_text(sentence)}" for sentence in block.sentences]
        lines.append("")
    return lines


def sentence_text(sentence: Sentence) -> str:
    """Write a sentence with its citations in brackets."""
    cited = "; ".join(str(citation) for citation in sentence.citations)
    text = "".join(_run(run) for run in sentence.runs)
    return f"{LINE_START.sub(_unlisted, text)} \\[{cited}\\]"


def _unlisted(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] in "-+" else f"{match[1]}{match[2][:-1]}\\{match[2][-1]}"


def _run(run: Run) -> str:
    text = escape(run.text)
    return f"{ISOLATE}{text}{POP}" if run.role == "quote" else text


def escape(text: str) -> str:
    """Keep Markdown's marks as characters, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))


def _document(document: CoveredDocument, book: Phrasebook) -> str:
    outlet = document.outlet or book.get("sources.unnamed")
    if document.control:
        outlet = f"{outlet} ({document.control})"
    language = book.get(f"languages.{document.language}") or document.language
    parts = [outlet, document.date or book.get("sources.no_date"), language, document.url or document.location]
    title = f" {ISOLATE}{escape(document.title)}{POP}." if document.title else ""
    return f"- **{document.label}**:{title} {escape(book.get('bottom.separator').join(parts))}"
