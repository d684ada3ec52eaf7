"""Whether an event happened, goes on, is planned, possible or denied: tense, negation, and the words that govern it."""

from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.triggers import Trigger
from rasad.events.words import STOPS, VerbGroup, is_mark
from rasad.knowledge.kinds import Kind
from rasad.langpack.grammar import Control, Governor, Grammar
from rasad.langpack.morphology import CIRCUMSTANCE

_OF_TENSE = {
    "past": "happened",
    "perfect": "happened",
    "pluperfect": "happened",
    "present": "happened",
    "future": "planned",
    "subjunctive": "wish",
    "participle": "happened",
    "possible": "hypothetical",
    CIRCUMSTANCE: "happened",
}
_SAID = frozenset({"REJECT", "REQUEST", "ACCUSE"})  # acts of words: where they were not said there is no act
MADE = "the threat is made"  # why a threat to come is done
_BEFORE_REACH = 4  # tokens at the end of the clause before that may govern a verb: "it is possible that ..."
_ASIDE = frozenset({"in", "under"})  # "denied, in a meeting, that ...": a noun behind these is not what is denied
_DONE = frozenset(
    {"past", "perfect", "pluperfect", CIRCUMSTANCE}
)  # what is told so is told as done, whatever stands beside it
PRESENT = "present tense"  # why something has the status of what is told so
_GOING_ON = frozenset(
    {"CONSULT", "COOPERATE", "AID", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT", "SANCTION", "PROTEST"}
)
_AT_ONCE = frozenset({"arrest", "expulsion", "shoot_down"})  # kinds that are done the moment they are told of
_PLANS = frozenset({"planned", "hypothetical"})


class Judgement(NamedTuple):
    """A status and what decided it. `wish` (asked for, hoped for, a purpose) is no event."""

    status: str
    reason: str
    is_background: bool


def judge(passage: Passage, trigger: Trigger, kind: Kind, grammar: Grammar) -> Judgement:
    """Return the status of a trigger's event as the words around it tell it."""
    told = trigger.group
    trigger = _with_clause_verb(passage, trigger, grammar)
    status, reason = _from_tense(passage, trigger, kind, grammar)
    background = trigger.group is not None and trigger.group.tense == "pluperfect"
    governors = _governors(passage, trigger, grammar)
    for governor, position in governors:
        if governor.status == "background":
            background = True
        elif _outranks(passage, governor, status, trigger, grammar) and not _is_presupposed(
            passage, trigger, governor, grammar, position
        ):
            status, reason = _governed(governor, trigger), f"{governor.id} at word {position}"
    is_open = status in ("happened", "wish") or (status == "ongoing" and reason == PRESENT)
    if is_open and not _is_said_now(kind) and _is_in_a_plan(passage, trigger, grammar):
        status, reason = "planned", "present tense in a sentence that tells of a plan"
    if status == "planned" and kind.type != "THREATEN" and _is_consequence(passage, trigger, grammar):
        status, reason = "hypothetical", "under a condition"
    if trigger.group is not None and trigger.group.negative and not trigger.frame.negated:
        is_weighed = any(governor.over_past and governor.status == "hypothetical" for governor, _ in governors)
        is_aside = trigger.is_noun and trigger.group is not told and _is_aside(passage, trigger)
        status, reason = ("wish" if is_weighed or is_aside else "denied"), "negated verb"
    status, reason = _as_act(passage, trigger, kind, grammar, (status, reason))
    if trigger.frame.status and status == "happened":
        status, reason = trigger.frame.status, f"{reason}; status of the frame"
    return Judgement(status, reason, background)


def is_no_act(trigger: Trigger, kind: Kind, judgement: Judgement) -> bool:
    """Say whether what is only wished for or weighed leaves no event, or a frame asks for what is still to come."""
    if judgement.status == "wish" or (trigger.control is not None and kind.type == "AGREE"):
        return True  # a plan that is weighed is a paper, no deed
    is_made = judgement.reason.endswith(MADE)
    is_told = judgement.status == "happened" or judgement.reason == PRESENT
    is_idle = not is_made and (is_told or kind.type == "THREATEN")
    return trigger.frame.governed and (is_idle or judgement.reason.startswith("noun in"))


def tense_of(passage: Passage, trigger: Trigger, grammar: Grammar) -> str:
    """Return the tense of a trigger: "noun" without a verb, "presupposed" behind "during" or "after"."""
    if trigger.group is not None:
        return trigger.group.tense
    is_shielded = trigger.first and passage.words.tokens[trigger.first - 1].key in grammar.presupposing
    return "presupposed" if is_shielded else "noun"


def _as_act(
    passage: Passage, trigger: Trigger, kind: Kind, grammar: Grammar, judged: tuple[str, str]
) -> tuple[str, str]:
    """Return the status once more for what kinds of act it can hold of: what is no act is only wished for."""
    status, reason = judged
    if trigger.frame.asks:
        how = "asked for" if kind.type == "REQUEST" else "said of others"
        return _of_asking(trigger, kind, status), f"{reason}; {how} by whoever speaks"
    if _is_unsaid(passage, trigger, grammar):
        return "wish", f"{reason}; only supposed"
    if trigger.frame.negated:
        return _of_refusal(status), f"{reason}; a refusal"
    if kind.type == "THREATEN" and _is_made(trigger, status):
        return "happened", f"{reason}; {MADE}"
    if _is_undone(trigger, kind, status):
        return "wish", f"{reason}; no act"
    return status, reason


def _is_made(trigger: Trigger, status: str) -> bool:
    """Say whether a threat was made: what is to come is threatened now, and "warned that, if ..." was said."""
    is_told = trigger.group is not None and trigger.group.tense in _DONE
    return status == "planned" or (status == "hypothetical" and is_told)


def _is_undone(trigger: Trigger, kind: Kind, status: str) -> bool:
    """Say whether a negated verb leaves no act: it is only wished not to be, or what it denies would be mere words."""
    if status != "denied" or trigger.group is None:
        return False
    return kind.type in _SAID or (trigger.group.negative and trigger.group.tense == "subjunctive")


def _governed(governor: Governor, trigger: Trigger) -> str:
    """Return the status that a governor gives; an auxiliary denies a verb and no noun: "was not the fruit of talks"."""
    return "wish" if governor.status == "denied" and governor.over_past and trigger.group is None else governor.status


def _is_aside(passage: Passage, trigger: Trigger) -> bool:
    """Say whether a noun behind "in" or "under" is not what a verb denies: "did not take part in the talks"."""
    return passage.words.marker_before.get(trigger.first) in _ASIDE


def _is_unsaid(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a clause hangs on a negated verb: "it does not mean that X agrees"."""
    if not grammar.verb_final:
        return False
    first, _ = passage.words.clause_range(trigger.first)
    if passage.words.tokens[first].key not in grammar.complementizers:
        return False
    tokens = passage.words.tokens
    return any(
        group.last == first and group.negative and tokens[group.first - 1].key not in grammar.doubts
        for group in passage.words.groups
    )


def _of_asking(trigger: Trigger, kind: Kind, status: str) -> str:
    """Return the status of what whoever speaks says that others must do: of "we must" and "if they must" no act.

    What he charges them with must be told as so: neither denied nor supposed nor foretold. What he threatens them with
    must be foretold, under a condition or not: "X will pay the price".
    """
    if trigger.frame.predicate:
        return "wish" if status in ("denied", "hypothetical") else "happened"
    is_own = trigger.group is None or trigger.group.person == 1
    is_foretold = trigger.group is not None and trigger.group.tense == "future"
    if kind.type == "THREATEN":
        return "happened" if status in ("planned", "hypothetical") and is_foretold and not is_own else "wish"
    if kind.type != "REQUEST":
        return "happened" if status in ("happened", "ongoing", "planned") and not is_foretold | is_own else "wish"
    return "happened" if status in ("wish", "planned") and not is_own else "wish"


def _of_refusal(status: str) -> str:
    """Return the status of an act told by a negated verb: "will not talk" refuses now, "if it does not" is no act."""
    return "wish" if status in ("hypothetical", "wish") else "happened"


def _of_noun(passage: Passage, trigger: Trigger, kind: Kind, grammar: Grammar) -> tuple[str, str]:
    """Return the status of a verbal noun alone, as the verb of its clause tells it."""
    group = _clause_verb(passage, trigger) if grammar.verb_final else None
    if group is not None and group.tense == "subjunctive":
        return "wish", "noun in a clause whose verb is subjunctive"
    if not grammar.verb_final and kind.planned is None and _leads_to_come(passage, trigger):
        return "hypothetical", "noun whose verb is future"
    if group is None or not _is_to_come(group, kind, grammar):
        return "happened", "noun"
    if group.tense != "future" and passage.words.marker_before.get(trigger.first) != "in":
        return "happened", "noun"
    if kind.type == "ASSAULT":
        return "hypothetical", "an attack of which something is foretold"
    return "planned", f"noun in a clause whose verb is {group.tense}"


def _from_tense(passage: Passage, trigger: Trigger, kind: Kind, grammar: Grammar) -> tuple[str, str]:
    group = trigger.group
    control = trigger.control or _control_of(trigger, grammar)
    if control is not None and control.status is not None:
        is_meant = grammar.verb_final and group is not None and group.tense == "subjunctive"
        return ("wish" if is_meant else control.status), control.id
    if group is None:
        return _of_noun(passage, trigger, kind, grammar)
    if _is_due(passage, trigger):
        return "planned", "its verb stands behind what is due"
    if _is_prepared(passage, trigger):
        return "planned", "noun behind what is due or prepared"
    tense = group.tense
    status = _OF_TENSE[tense]
    is_set = tense == "present" and trigger.frame.status is not None  # the frame knows better than the tense
    if _is_to_come(group, kind, grammar) and not is_set:
        status = "planned"
    if tense == "present" and status != "planned" and _goes_on(passage, group, kind):
        status = "ongoing"
    return status, PRESENT if tense == "present" else f"{tense} tense"


def _goes_on(passage: Passage, group: VerbGroup, kind: Kind) -> bool:
    """Say whether what a verb tells in the present is still going on, and not done as the headline tells it.

    A participle that shares the present of the verb behind it tells what has come of it: "has seized and withholds".
    Only meetings and visits are told so before they are done.
    """
    if kind.type not in _GOING_ON or kind.id in _AT_ONCE or passage.sentence.kind == "headline":
        return False
    verbs = passage.words.senses[group.last - 1].verbs
    return kind.type == "CONSULT" or not any(verb.tense == "participle" for verb in verbs)


def _is_consequence(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a verb to come tells what follows from a condition before it: "if X attacks, Y will retaliate".

    Nothing that is told as done parts the two.
    """
    group, tokens = trigger.group, passage.words.tokens
    if group is None:
        return False
    heads = [i for i in range(group.first) if tokens[i].key in grammar.conditionals]
    if not heads or any(token.text in STOPS for token in tokens[heads[-1] : group.first]):
        return False
    between = [other for other in passage.words.groups if heads[-1] < other.first < group.first]
    return bool(between) and all(other.tense not in _DONE for other in between[1:])


def _control_of(trigger: Trigger, grammar: Grammar) -> Control | None:
    """Return what a noun's own verb makes of its deed, where a frame lists it as its light verb: "intends to visit"."""
    if not trigger.is_noun or trigger.group is None or trigger.is_resumed:
        return None
    found = (grammar.controls.get(lemma) for lemma in trigger.group.lemmas)
    return next((control for control in found if control is not None and control.status == "planned"), None)


def _is_due(passage: Passage, trigger: Trigger) -> bool:
    """Say whether the verb that leads back to a noun stands right behind "due": "meetings due to be held"."""
    if not trigger.is_resumed or trigger.group is None:
        return False
    return _is_planned_by(passage, trigger.group.first - 1)


def _is_prepared(passage: Passage, trigger: Trigger) -> bool:
    """Say whether what is prepared or due stands right before a noun, apart from its verb: "met to prepare the summit".

    The verb, which stands further before, then tells of another act.
    """
    if not trigger.is_noun or trigger.group is None or trigger.group.last >= trigger.first or trigger.is_resumed:
        return False
    return _is_planned_by(passage, trigger.first - 1)


def _is_planned_by(passage: Passage, index: int) -> bool:
    """Say whether the word at a token tells that what follows is still to come."""
    word = passage.words.senses[index]
    best = word.governors.longest([word.bare], 0)
    return best is not None and best[1].status == "planned"


def _is_said_now(kind: Kind) -> bool:
    """Say whether an act is done by saying it: beside a plan too, what is promised, asked or denied is so now."""
    return kind.type in _SAID or (kind.type == "AGREE" and kind.planned is None)


def _is_in_a_plan(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a present-tense verb goes on from a plan: "is due to visit ..., in which the two sign ..."."""
    group = trigger.group
    if group is None or group.tense not in ("present", "subjunctive"):
        return False
    earlier = [other for other in passage.words.groups if other.last <= group.first]
    first = max((g.last for g in earlier if g.tense not in ("present", "subjunctive", "future")), default=0)
    if any(g.tense == "future" for g in earlier if g.first >= first):
        return True
    senses = passage.words.senses[first : group.first]
    keys = [sense.bare for sense in senses]
    found = (sense.governors.longest(keys, index) for index, sense in enumerate(senses) if sense.governors)
    return any(best is not None and best[1].status == "planned" and best[1].reach > 1 for best in found)


def _with_clause_verb(passage: Passage, trigger: Trigger, grammar: Grammar) -> Trigger:
    """A noun behind a verb that is only possible, wished for or to come shares its status: "may sign an agreement"."""
    if trigger.group is not None or grammar.verb_final or _is_set_off(passage, trigger, grammar):
        return trigger
    first, _ = passage.words.clause_range(trigger.first)
    before = [group for group in passage.words.groups if first <= group.first and group.last <= trigger.first]
    if before and before[-1].tense in ("future", "possible", "subjunctive"):
        return trigger._replace(group=before[-1])
    return trigger


def _is_set_off(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a comma parts a noun's "during" from the verb before: it belongs to whoever told of that."""
    tokens, at = passage.words.tokens, trigger.first - 1
    if at < 1 or tokens[at].key not in grammar.presupposing:
        return False
    return is_mark(tokens[at - 1]) or (at > 1 and is_mark(tokens[at - 2]))


def _clause_verb(passage: Passage, trigger: Trigger) -> VerbGroup | None:
    """Return the verb that ends the clause of a noun: what it says of the time holds of the noun too."""
    _, last = passage.words.clause_range(trigger.first)
    found = [group for group in passage.words.groups if trigger.last <= group.first < last]
    return found[-1] if found else None


def _leads_to_come(passage: Passage, trigger: Trigger) -> bool:
    """Say whether a noun is the subject of a verb of the future: "a refusal will cost them dearly" is none yet."""
    group = _clause_verb(passage, trigger)
    return group is not None and group.tense == "future" and not group.joined


def _is_to_come(group: VerbGroup, kind: Kind, grammar: Grammar) -> bool:
    if group.tense != "present":
        return group.tense == "future"
    return kind.type in grammar.present_is_future or kind.id in grammar.present_is_future


def _is_presupposed(passage: Passage, trigger: Trigger, governor: Governor, grammar: Grammar, position: int) -> bool:
    """Say whether "during" or "after" shields a noun from what is wished or denied: "sought, during a visit to".

    What is planned before it is shielded no more: "will, during a visit"; what is planned behind it is another matter.
    """
    if trigger.group is not None or not trigger.first:
        return False
    if governor.status == "planned" and position < trigger.first:
        return False
    return passage.words.tokens[trigger.first - 1].key in grammar.presupposing


def _outranks(passage: Passage, governor: Governor, status: str, trigger: Trigger, grammar: Grammar) -> bool:
    """A governor decides what tense leaves open; a verb in the past or present is not made a wish by its neighbours.

    What is told as to come may be a mere possibility: "perhaps he will come", "will retaliate if". A negated auxiliary
    denies the verb behind its particle over the subject between them: "had X not yet agreed".
    """
    if governor.over_planned and (status == "planned" or not governor.over_past):
        return status == "planned" or (governor.status == "happened" and status in _PLANS)
    if governor.status == "denied":
        if trigger.group is None or status == "wish":
            return True
        before = passage.words.tokens[trigger.group.first - 1].key if trigger.group.first else ""
        return governor.over_past and before in grammar.before_verb
    if trigger.group is not None and trigger.group.tense in _DONE:
        return governor.over_past or (governor.status == "planned" and _is_announced(trigger, grammar))
    if governor.status == "wish":
        return trigger.group is None or governor.over_past
    is_called_off = governor.status == "ongoing" and status == "wish"  # "called for an end to the continuing raids"
    return status in ("happened", "ongoing", "wish") and not is_called_off


def _is_announced(trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether the verb of a noun tells only of the saying: "announced the reopening of the border"."""
    lemmas = trigger.group.lemmas if trigger.group is not None else ()
    return trigger.is_noun and not grammar.announcing.isdisjoint(lemmas)


def _governors(passage: Passage, trigger: Trigger, grammar: Grammar) -> list[tuple[Governor, int]]:
    """Return the governors that reach the trigger, the farthest first, so that the nearest has the last word."""
    near = _reach_start(passage, trigger)
    first = min(near, _ruling_verb(passage, trigger, grammar))
    anchor = trigger.first if trigger.group is None else min(trigger.first, trigger.group.first)
    senses = passage.words.senses
    keys = [sense.bare for sense in senses[first:]]
    found: list[tuple[Governor, int]] = []
    aside = _is_aside(passage, trigger)
    for index in range(first, anchor):
        best = senses[index].governors.longest(keys, index - first) if senses[index].governors else None
        if best is None or index + best[0] > anchor or (aside and trigger.group is None and best[1].status == "denied"):
            continue
        if best[1].over_planned and best[1].over_past and _is_taken_for_granted(passage, trigger, index + best[0]):
            continue
        is_far = index < near and best[1].status != "hypothetical"  # a plan of another's: "will ask X to withdraw"
        if not is_far and _distance(passage, index + best[0], anchor) < best[1].reach:
            found.append((best[1], index))
    found += _governors_behind(passage, trigger, is_aside=aside)
    return found


def _governors_behind(passage: Passage, trigger: Trigger, *, is_aside: bool) -> list[tuple[Governor, int]]:
    """Return the governors behind a trigger that reach it; between a noun and its verb only those that rule pasts.

    What a noun behind "in" names is not what was agreed to: "in talks with X agreed to the sending of troops".
    """
    senses, group = passage.words.senses, trigger.group
    behind = trigger.last if group is None else max(trigger.last, group.last)
    inner = trigger.first + 1  # an adjective may belong to the words of the frame: "the earlier talks"
    if group is not None:
        inner = group.last if group.last <= trigger.first else behind
    keys = [sense.bare for sense in senses]
    found: list[tuple[Governor, int]] = []
    for index in range(min(inner, trigger.last), len(senses)):
        best = senses[index].after_governors.longest(keys, index) if senses[index].after_governors else None
        if best is None or index - behind >= best[1].reach or (best[1].over_past and is_aside):
            continue
        if index >= inner or best[1].over_past:
            found.append((best[1], index))
    return found


def _is_taken_for_granted(passage: Passage, trigger: Trigger, last: int) -> bool:
    """Say whether a definite noun stands further behind a condition ending at `last`: "if the (current) talks fail"."""
    is_definite = trigger.group is None and passage.words.senses[trigger.first].has_article
    return is_definite and last < trigger.first


def _ruling_verb(passage: Passage, trigger: Trigger, grammar: Grammar) -> int:
    """Return where the verb that rules a subjunctive begins, behind a long subject too: "X think it likely that"."""
    group = trigger.group
    if group is None or grammar.verb_final or group.tense != "subjunctive":
        return trigger.first
    before = [other for other in passage.words.groups if other.last <= group.first]
    first = before[-1].first if before else 0
    is_cut = any(token.text in STOPS for token in passage.words.tokens[first : group.first])
    return trigger.first if is_cut else max(first - 1, 0)


def _distance(passage: Passage, first: int, last: int) -> int:
    """Return how many words stand among the tokens `[first, last)`; a name or title counts as one."""
    inside = sum(
        min(u.last, last) - max(u.first, first) - 1 for u in passage.units if u.first < last and u.last > first
    )
    return last - first - inside


def _reach_start(passage: Passage, trigger: Trigger) -> int:
    """Governors act inside the clause; a verb's also from the end of the one before ("it is due that ...")."""
    first, _ = passage.words.clause_range(trigger.first)
    if trigger.group is None:
        return first
    first = min(first, passage.words.clause_range(trigger.group.first)[0])
    index = first
    while index > 0 and first - index < _BEFORE_REACH and passage.words.tokens[index - 1].text not in STOPS:
        index -= 1
    return index
