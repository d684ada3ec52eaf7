"""Codes one sentence of a test as an article published on a fixed day."""

from rasad.records.report import Event, Report, Statement


def coded(sentence: str, language: str, published: str | None = "2021-06-29") -> Report:
    from rasad.pipeline import read_text

    return read_text(sentence, published=published, language=language).reports[0]


def event_of(report: Report, kind: str) -> Event:
    found = [event for event in report.events if event.kind == kind]
    assert found, [(event.kind, event.trigger.text) for event in report.events]
    return found[0]


def parties(event: Event, role: str) -> set[str]:
    return {participant.entity for participant in event.participants if participant.role == role}


def said_by(report: Report, speaker: str) -> list[Statement]:
    return [statement for statement in report.statements if speaker in statement.speakers]
