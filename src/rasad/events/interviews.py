"""Passages of an interview in questions and answers -> statements: each answer is the interviewed person's."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from rasad.events.passages import Passage
from rasad.events.speakers import chain_of
from rasad.events.words import QUOTES
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Statement
from rasad.records.spans import Quote

LEAST_QUESTIONS = 3  # questions that make an interview; fewer stand in any article
QUESTION_ENDS = ("\u061f", "?")
QUESTION_LEADS = ("*", "\u2022", "\u25cf", "\u25a0")
ANSWER_LEADS = ("-", "\u2013", "\u2014")
TITLE_WORDS = 2  # tokens between an announced interview and with whom: "with the minister B"
CONFIDENCE = 0.8  # of an answer's speaker, where the introduction names one person
READ_BY = "interview"

Paragraph = tuple[Passage, ...]


def with_answers(
    statements: tuple[Statement, ...], passages: Sequence[Passage], entities: Mapping[str, Entity], grammar: Grammar
) -> tuple[Statement, ...]:
    """Return the statements with those of an interview's answers, by position; what answers quote is nested in them.

    Nothing changes where the article is no interview, or its introduction does not name one person.

    Args:
        statements: what was read in all passages.
        passages: the document's sentences.
        entities: the document's entities.
        grammar: the pack's closed-class words.
    """
    paragraphs = [tuple(group) for _, group in groupby(passages, key=lambda passage: passage.paragraph)]
    asked = [index for index, paragraph in enumerate(paragraphs) if _is_question(paragraph)]
    if len(asked) < LEAST_QUESTIONS:
        return statements
    intro = paragraphs[: asked[0]]
    cue, person = _announced(intro, grammar), _interviewed(intro, statements, entities, grammar)
    if cue is None or person is None:
        return statements
    answers = [
        _answer(paragraph, cue, person)
        for index, paragraph in enumerate(paragraphs)
        if index > asked[0] and index not in asked and _is_told(paragraph)
    ]
    told = tuple(_nested(statement, answers) for statement in statements)
    return tuple(sorted((*told, *answers), key=lambda s: (s.content.start, s.cue.start)))


def _text(paragraph: Paragraph) -> str:
    return paragraph[0].source[paragraph[0].sentence.start : paragraph[-1].sentence.end].strip()


def _is_question(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is led by a question's mark and ends by asking."""
    source, start = paragraph[0].source, paragraph[0].sentence.start
    line = source[source.rfind("\n", 0, start) + 1 : start].strip() + _text(paragraph)
    return line.startswith(QUESTION_LEADS) and line.rstrip("".join(QUOTES)).endswith(QUESTION_ENDS)


def _is_told(paragraph: Paragraph) -> bool:
    """Say whether a paragraph holds a word: a line of stars or dashes between two answers is none of them."""
    return any(char.isalnum() for char in _text(paragraph))


def _announced(intro: Sequence[Paragraph], grammar: Grammar) -> Quote | None:
    """Return the words of the title or introduction that announce an interview."""
    for passage in (passage for paragraph in intro for passage in paragraph):
        for index in range(len(passage.words.tokens)):
            found = grammar.interviews.longest(passage.words.stems, index)
            if found is not None:
                return Quote.of(passage.source, passage.offset(index), passage.end_of(index + found[0]))
    return None


def _interviewed(
    intro: Sequence[Paragraph], statements: Sequence[Statement], entities: Mapping[str, Entity], grammar: Grammar
) -> str | None:
    """Return the person right behind the announcement, else the only one who speaks in the introduction."""
    end = intro[-1][-1].sentence.end if intro else 0
    behind = set(_behind(intro, entities, grammar))
    spoken = {
        speaker
        for statement in statements
        if statement.content.start < end
        for speaker in statement.speakers
        if _is_person(speaker, entities)
    }
    found = behind or spoken
    return next(iter(found)) if len(found) == 1 else None


def _behind(intro: Sequence[Paragraph], entities: Mapping[str, Entity], grammar: Grammar) -> Iterator[str]:
    """Yield the persons with whom the introduction says that an interview is held."""
    for passage in (passage for paragraph in intro for passage in paragraph):
        for index in range(len(passage.words.tokens)):
            found = grammar.interviews.longest(passage.words.stems, index)
            last = index + found[0] if found is not None else 0
            for unit in passage.units if last else ():
                if unit.marker == "with" and last <= unit.first <= last + TITLE_WORDS:
                    voices = [voice for other in chain_of(passage.units, unit) for voice in other.voices]
                    yield from (voice for voice in voices if _is_person(voice, entities))


def _is_person(entity: str, entities: Mapping[str, Entity]) -> bool:
    return entity in entities and entities[entity].type == "person"


def _answer(paragraph: Paragraph, cue: Quote, person: str) -> Statement:
    source, start, end = paragraph[0].source, paragraph[0].sentence.start, paragraph[-1].sentence.end
    while start < end and (source[start].isspace() or source[start] in ANSWER_LEADS + QUESTION_LEADS):
        start += 1
    return Statement(
        id=f"s:{cue.start}-{start}",
        speakers=(person,),
        cue=cue,
        content=Quote.of(source, start, end),
        speech="direct",
        confidence=CONFIDENCE,
        read_by=READ_BY,
        steps=("answer in an interview",),
    )


def _nested(statement: Statement, answers: Sequence[Statement]) -> Statement:
    """Return a statement that lies in an answer, nested in it; any other as it is."""
    if statement.nested_in is not None:
        return statement
    content = statement.content
    outer = next((a for a in answers if a.content.start <= content.start and content.end <= a.content.end), None)
    return statement if outer is None else msgspec.structs.replace(statement, nested_in=outer.id)
