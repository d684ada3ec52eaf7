"""The summary for eyes."""

import io

from rich.console import Console

from rasad.show.summary import isolated, render


def shown(document):
    out = io.StringIO()
    Console(file=out, width=160).print(render(document.report, document.source))
    return out.getvalue()


def test_what_happened_who_said_what_and_figures_are_shown(make):
    text = "They met in Muscat. Oman said the air link was raised. Trade was 340 million dollars."
    document = make.document(
        text,
        outlet="Gazette",
        events=[make.event(text, "met", "They met in Muscat", date="2019-04-16")],
        statements=[make.statement(text, "said", "the air link was raised", "omn-mfa")],
        figures=[make.figure(text, "340 million dollars", 340_000_000, "USD")],
        commitments=[make.commitment(text, "air link was raised")],
    )
    page = shown(document)
    for words in ("Gazette", "CONSULT", "They met in Muscat", "the air link was raised", "340000000", "agreed"):
        assert words in page


def test_brackets_of_the_source_are_no_markup(make):
    text = "They met [red]in Muscat[/red]."
    page = shown(make.document(text, events=[make.event(text, "met", text)]))
    assert "[red]in Muscat[/red]" in page


def test_an_isolated_text_is_one_line_between_isolates():
    assert isolated("a\n b") == "\u2068a b\u2069"
