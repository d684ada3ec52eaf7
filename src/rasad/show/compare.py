"""A happening -> its sources side by side: on what they agree, where they differ, what each leaves out."""

from collections.abc import Iterable, Iterator, Mapping

from rasad.records.happenings import Account, AttributeRow, HappeningRow, Relation, SayingRow
from rasad.show.summary import isolated

_HEADS: tuple[tuple[str, frozenset[Relation]], ...] = (
    ("The accounts conflict on", frozenset({"conflict"})),
    ("They differ on, and both may be true", frozenset({"differ", "precision"})),
    ("They agree on", frozenset({"agree"})),
    ("Only some tell", frozenset({"single", "omission"})),
    ("Not compared word by word", frozenset({"uncompared"})),
)


def compare_text(row: HappeningRow) -> str:
    """Return the comparison as Markdown; every value comes with its words, its document and its characters there."""
    return "\n".join(_lines(row)) + "\n"


def _lines(row: HappeningRow) -> Iterator[str]:
    who = ", ".join(isolated(side.name) for side in row.participants)
    yield f"# {row.kind} ({row.status}), {row.edtf or 'no date'}: {who}"
    yield f"\n{row.id}: told in {len(row.tellings)} places by {row.independent_sources} independent sources. "
    yield f"Machine-read (rasad {row.produced_by}), not verified."
    yield "\n## Sources\n"
    for source in row.sources:
        names = ", ".join(map(isolated, source.sources))
        relayed = f", relaying {source.origin}" if source.origin else ""
        yield f"- {names}{relayed}: {' '.join(source.documents)}"
    known = {side.entity: side.name for side in row.participants}
    for head, relations in _HEADS:
        rows: tuple[AttributeRow | SayingRow, ...] = (*row.attributes, *row.sayings)
        found = [one for one in rows if one.relation in relations]
        if found:
            yield f"\n## {head}\n"
            for one in found:
                yield from _attribute(one, known)
    yield from _omissions(row.attributes)


def _attribute(row: AttributeRow | SayingRow, known: Mapping[str, str]) -> Iterator[str]:
    yield f"- **{_name(row, known)}**{' (one account is finer)' if row.relation == 'precision' else ''}"
    for account in row.accounts:
        yield f"  - {_account(account)}"


def _name(row: AttributeRow | SayingRow, known: Mapping[str, str]) -> str:
    if isinstance(row, AttributeRow):
        return row.attribute
    return f"said by {', '.join(known.get(s, s) for s in row.speakers) or 'somebody'}"


def _account(account: Account) -> str:
    value = ", ".join(account.value) if isinstance(account.value, tuple) else str(account.value)
    words = isolated(" ".join(account.span.text.split()))
    told = "" if value == account.span.text else f"{isolated(value)}: "
    place = f"{account.document} [{account.span.start}-{account.span.end}]"
    return f"{isolated(account.source)}: {told}\u201c{words}\u201d ({place})"


def _omissions(rows: Iterable[AttributeRow]) -> Iterator[str]:
    left_out: dict[str, list[str]] = {}
    for row in rows:
        for source in row.left_out_by:
            left_out.setdefault(source, []).append(row.attribute)
    if left_out:
        yield "\n## What each leaves out\n"
        for source, attributes in left_out.items():
            yield f"- {isolated(source)}: {', '.join(dict.fromkeys(attributes))}"
