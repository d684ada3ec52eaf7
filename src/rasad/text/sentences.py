"""Segments and tokens -> sentences. A sentence ends at a line end, or at a full stop (or its kin) before a space."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from rasad.records.document import Segment, Sentence, Token

_STOP = regex.compile(r"(?<!\b\p{L})[.!?\u061F\u06D4\u2026]+[\"'\u00BB\u201D\u2019)\]]*(?=\s)|\n+")


def _bounds(source: str, segment: Segment) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _STOP.finditer(source, segment.start, segment.end)]
    edges = [segment.start, *cuts, segment.end]
    pieces: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        text = source[start:end]
        lead = len(text) - len(text.lstrip())
        if stripped := text.strip():
            pieces.append((start + lead, start + lead + len(stripped)))
    return pieces


def split_sentences(source: str, segments: Sequence[Segment], tokens: Sequence[Token]) -> list[Sentence]:
    """Return the sentences of the given segments, in order, each with its slice of `tokens`."""
    sentences: list[Sentence] = []
    at = 0
    for segment in segments:
        for start, end in _bounds(source, segment):
            while at < len(tokens) and tokens[at].start < start:
                at += 1
            first = at
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            if at > first:
                sentences.append(Sentence(len(sentences), start, end, first, at, segment.kind))
    return sentences
