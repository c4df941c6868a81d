"""The names under which figures leave the document: one for each, unique, with every spelling counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tieout.extract.drafts import Draft
from tieout.extract.figures import Cluster, Figure, Key
from tieout.extract.lexicon import Lexicon, Word
from tieout.extract.mentions import EntityMention
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens
from tieout.model import EntityRecord

_Forms = Mapping[str, tuple[int, int]]
"""Printed form -> how often, and its place in the order of first appearance."""


def label_figures(
    names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens, lexicon: Lexicon
) -> dict[int, str]:
    """One name for each figure of ``cluster`` by its number: the fullest form printed, a place without its
    type word."""
    forms: dict[int, dict[str, tuple[int, int]]] = {}
    for name, key in zip(names, keys, strict=True):
        owners = cluster.by_key.get(key, ())
        if len(owners) == 1:
            known = forms.setdefault(owners[0].number, {})
            printed = tokens.slice(name.first, name.last)
            count, order = known.get(printed, (0, len(known)))
            known[printed] = (count + 1, order)
    labels: dict[int, str] = {}
    for figure in cluster.figures:
        labels[figure.number] = _fullest(figure, forms.get(figure.number, {}), lexicon.flags)
    return _unique(labels)


def label_nouns(labels: Mapping[int, str], extra: Sequence[Figure]) -> dict[int, str]:
    """``labels`` with the figures that only nouns name: "bridge", "X's father"."""
    every = dict(labels)
    for figure in extra:
        kin = figure.kin_of
        every[figure.number] = figure.name if kin is None else f"{every[kin[0].number]}'s {kin[1]}"
    return _unique(every)


def _unique(labels: Mapping[int, str]) -> dict[int, str]:
    taken: dict[str, int] = {}
    unique: dict[int, str] = {}
    for number, label in labels.items():
        taken[label] = taken.get(label, 0) + 1
        unique[number] = label if taken[label] == 1 else f"{label} ({taken[label]})"
    return unique


def _fullest(figure: Figure, forms: _Forms, flags: Mapping[str, int]) -> str:
    if len(forms) == 1:
        return next(iter(forms))
    if not forms:
        return " ".join(figure.keys[0]) if figure.keys else "unnamed"
    mixed = {form: seen for form, seen in forms.items() if not form.isupper()} or dict(forms)
    if figure.entity_type == "place" and "water" not in figure.kinds:
        stems = [form for form in mixed if not any(form.startswith(f"{other} ") for other in mixed)]
        spelt = [form for form in stems if "." not in form] or stems
        return max(spelt, key=lambda form: (mixed[form][0], -mixed[form][1]))
    proper = [form for form in mixed if form not in figure.aliases]
    if figure.entity_type == "person":
        proper = [form for form in proper if " of " not in form and not _is_byname(form, mixed, flags)]
    return max(proper or mixed, key=lambda form: (form.count(" "), mixed[form][0], -mixed[form][1]))


def _is_byname(form: str, forms: _Forms, flags: Mapping[str, int]) -> bool:
    """For "King X" after the text has called him "X" alone: a byname, not the name."""
    front, _, bare = form.partition(" ")
    if not flags.get(front.lower(), 0) & Word.HONORIFIC:
        return False
    return bare in forms and " " not in bare and forms[bare][1] < forms[form][1]


def make_mention(draft: Draft, text: str, labels: Mapping[int, str]) -> EntityMention:
    """The mention that ``draft`` becomes once figures have their names."""
    figure = draft.figure
    others = draft.candidates if len(draft.candidates) > 1 or figure is None else ()
    return EntityMention(
        draft.start,
        draft.end,
        text[draft.start : draft.end],
        draft.form,
        "" if figure is None else labels[figure.number],
        draft.entity_type if figure is None else figure.entity_type,
        round(draft.confidence, 3),
        draft.plural,
        tuple(labels[other.number] for other in others),
    )


def make_records(
    figures: Sequence[Figure],
    drafts: Sequence[Draft],
    events: Sequence[EntityMention],
    text: str,
    labels: Mapping[int, str],
    document: str,
) -> tuple[EntityRecord, ...]:
    """A record for every figure that is mentioned, then one for every event."""
    spellings: dict[int, dict[str, int]] = {}
    for draft in drafts:
        if draft.figure is not None:
            count = spellings.setdefault(draft.figure.number, {})
            if draft.form == "name":
                printed = " ".join(text[draft.named : draft.end].split())
                count[printed] = count.get(printed, 0) + 1
    records = [
        EntityRecord(
            document,
            labels[figure.number],
            figure.entity_type,
            tuple(sorted(spellings[figure.number].items())),
            tuple(sorted(figure.aliases)),
            tuple(
                sorted((labels[number], why) for number, why in figure.differs.items() if number in spellings)
            ),
        )
        for figure in figures
        if figure.number in spellings and (figure.keys or figure.entity_type != "event")
    ]
    known = {record.name for record in records}
    happenings: dict[str, dict[str, int]] = {}
    for mention in events:
        if mention.entity and mention.entity not in known:
            count = happenings.setdefault(mention.entity, {})
            count[mention.text] = count.get(mention.text, 0) + 1
    records += [
        EntityRecord(document, name, "event", tuple(sorted(seen.items())))
        for name, seen in happenings.items()
    ]
    return tuple(records)
