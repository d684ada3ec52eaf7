"""What the words of a time say, before it is known when they were written: points, counts, and phrases of both."""

from typing import Literal, NamedTuple

Form = Literal["point", "range", "offset", "window", "duration", "set", "vague", "ending", "reach"]

# Grains from the widest to the narrowest; the narrower is looked up inside the wider.
GRAINS = ("century", "decade", "year", "half", "season", "quarter", "months", "month", "week", "weekday", "day")
RANK = {grain: rank for rank, grain in enumerate(GRAINS)}


class Part(NamedTuple):
    """One piece of a point: `value` of a grain, absolute ("at"), from now ("shift"), inside the wider ("nth").

    `nth` -1 is the last. `shift` on an "at" part is its direction ("last September"); `times` is how many units
    ("the first four months"). `name`: the weekday of an "nth" part; "same" for a period known from the story, "told"
    for the one that follows it, "prior" for one before it where there is one, "apart" for one that is counted from what
    stands behind, "inside" for one that only a plan counts from now.
    """

    grain: str
    op: Literal["at", "shift", "nth", "feast"]
    value: int
    calendar: str = ""
    shift: int | None = None
    times: int = 1
    name: str = ""


class Clock(NamedTuple):
    """A time of day; `zone` is an offset, "Z", "local" or empty."""

    hour: int
    minute: int = 0
    second: int = 0
    zone: str = ""


class Edge(NamedTuple):
    """Which part of a period is meant: its name and its bounds in per cent, for years and for shorter periods."""

    name: str
    year: tuple[int, int]
    other: tuple[int, int]


class Point(NamedTuple):
    """A day or period in its pieces, widest first; `same`: the months of the period before it in this year."""

    parts: tuple[Part, ...] = ()
    edge: Edge | None = None
    clock: Clock | None = None
    daypart: str = ""
    same: bool = False

    def part(self, grain: str) -> Part | None:
        """Return the piece of one grain."""
        return next((part for part in self.parts if part.grain == grain), None)


class Length(NamedTuple):
    """A count of units: (40, "minute"); `half` of a unit is a value of .5."""

    amount: float
    unit: str


class Phrase(NamedTuple):
    """One time expression: tokens `[first, last)`, its form and its pieces; `skipped` letters lie before its span.

    `sign` is the direction of an offset or window; `since` marks a range that runs to now; `told` a
    distance that is counted from now only in a plan ("after two years"). An "ending" is as many months as `lengths`
    says up to its point; a "reach" runs from its first point to a distance from now or to such an ending.
    """

    first: int
    last: int
    form: Form
    read_by: str
    points: tuple[Point, ...] = ()
    lengths: tuple[Length, ...] = ()
    sign: int = 0
    since: bool = False
    approximate: bool = False
    value: str | None = None
    skipped: int = 0
    told: bool = False
