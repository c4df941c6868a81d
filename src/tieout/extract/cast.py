"""The cast of a document: every mention of a person, place, body, thing or event, and who each one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tieout.extract.figures import Cluster, Figure, Key, absorb, gather, learn_kinds
from tieout.extract.lexicon import Word, lexicon
from tieout.extract.links import Kinship, apposed_names, birth_names, kin_pairs, name_pairs, note_descriptions
from tieout.extract.mentions import EntityMention
from tieout.extract.names import Name, find_names
from tieout.extract.resolution import Draft, Reading, resolve
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens, tokenize
from tieout.model import EntityRecord
from tieout.values.model import ValueMention
from tieout.values.vocabulary import Vocabulary

_AFTER_NAMES = Word.FUNCTION | Word.SPEECH | Word.PERSONAL
"""What follows a name that stands for itself; any other lower-case word may make it a mere modifier."""

__all__ = ["Cast", "EntityMention", "Title", "read_cast", "read_names"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office printed before a name: ``[start, end)``, its text, and whose it is (a record's name)."""

    start: int
    end: int
    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a document speaks of.

    ``mentions`` are sorted and disjoint. ``records`` has one row for every entity, in order of appearance.
    ``main`` names the story's main entity of each type. ``titles`` are the titles printed before names.
    """

    mentions: tuple[EntityMention, ...]
    records: tuple[EntityRecord, ...]
    main: Mapping[str, str]
    titles: tuple[Title, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """Names and figures of a document before pronouns and nouns are read; made by ``read_names``."""

    reading: Reading
    mentions: tuple[EntityMention, ...]


def read_names(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], vocabulary: Vocabulary
) -> Names:
    """The names alone, typed and gathered into entities: what events need to know before the cast is read.

    A single word that several people may bear is given to the first of them here; ``read_cast`` tells them apart.
    """
    words = lexicon(vocabulary)
    tokens = tokenize(text, sentences)
    found, offices = find_names(tokens, sentences, words)
    names = _outside_values(found, tokens, values)
    flags = [words.flags.get(low, 0) for low in tokens.lows]
    acronyms, aliases = name_pairs(names, tokens, words)
    cluster, keys = gather(names, tokens, flags, words, acronyms + aliases)
    figures = [cluster.by_key[key][0] if cluster.by_key.get(key) else None for key in keys]
    learn_kinds(cluster.figures, words)
    note_descriptions(names, figures, tokens, flags, words)
    _count(names, figures, sentences, tokens, flags)
    aliases += [(n - 1, n) for n in apposed_names(names, figures, tokens)]
    figures = _settle_aliases(names, figures, keys, cluster, aliases, birth_names(names, tokens), tokens)
    kinship = Kinship()
    for owner, word, bearer in kin_pairs(names, tokens, flags, words):
        left, right = figures[owner], figures[bearer]
        if left is not None and right is not None:
            relation, sex = words.kin[word]
            kinship.link(left, relation, right, word, sex)
    reading = Reading(
        text=text, tokens=tokens, flags=flags, sentences=sentences, values=values, names=names, keys=keys,
        offices=offices, cluster=cluster, lexicon=words, kinship=kinship,
    )  # fmt: skip
    label = _labels(cluster.figures, names, keys, cluster, tokens)
    mentions = tuple(
        EntityMention(
            tokens.starts[name.first], tokens.ends[name.last], tokens.slice(name.first, name.last), "name",
            label[figure.number], figure.entity_type,
        )
        for name, figure in zip(names, figures, strict=True) if figure is not None
    )  # fmt: skip
    return Names(reading, mentions)


def read_cast(
    text: str,
    sentences: Sequence[Sentence],
    values: Sequence[ValueMention],
    events: Sequence[EntityMention],
    vocabulary: Vocabulary,
    *,
    names: Names | None = None,
    document: str = "",
) -> Cast:
    """Everyone in ``text``. ``events`` are the event mentions already found; they win over names inside them.

    ``names`` is what ``read_names`` gave for the same text, if it was called; ``document`` is the id that the
    records carry.
    """
    names = names if names is not None else read_names(text, sentences, values, vocabulary)
    reading = names.reading
    drafts, extra = resolve(reading, events)
    figures = [*reading.cluster.figures, *extra]
    label = _labels(figures, reading.names, reading.keys, reading.cluster, reading.tokens)
    mentions = [_mention(draft, text, label) for draft in drafts]
    mentions += events
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    titles = tuple(
        Title(
            draft.title[0], draft.title[1], text[draft.title[0] : draft.title[1]], label[draft.figure.number]
        )
        for draft in drafts
        if draft.title is not None and draft.figure is not None
    )
    records = _records(figures, drafts, text, label, document, events)
    return Cast(tuple(mentions), records, _main(figures, drafts, label, events), titles)


def _outside_values(names: Sequence[Name], tokens: Tokens, values: Sequence[ValueMention]) -> list[Name]:
    """Names cut back to the words that no value has ("Boeing 737" to "Boeing" where 737 is a figure)."""
    spans = [(value.start, value.end) for value in values]
    kept: list[Name] = []
    place = 0
    for name in names:
        first, last = name.first, name.last
        while place < len(spans) and spans[place][1] <= tokens.starts[first]:
            place += 1
        here = place
        while here < len(spans) and spans[here][0] < tokens.ends[last] and first <= last:
            while first <= last and spans[here][0] < tokens.ends[first] and tokens.starts[first] < spans[here][1]:
                first += 1
            if first <= last and spans[here][0] >= tokens.starts[first]:
                while first <= last and tokens.ends[last] > spans[here][0]:
                    last -= 1
            here += 1
        if (first, last) == (name.first, name.last):
            kept.append(name)
        elif first <= last and tokens.words[first][0].isupper():
            kept.append(replace(name, first=first, last=last, words=tuple(tokens.words[first : last + 1])))
    return kept


def _settle_aliases(
    names: Sequence[Name],
    figures: Sequence[Figure | None],
    keys: Sequence[Key],
    cluster: Cluster,
    aliases: Sequence[tuple[int, int]],
    births: Sequence[int],
    tokens: Tokens,
) -> list[Figure | None]:
    """Notes names that the text introduces as other names, and gives a birth name to the person of the story."""
    for one, other in aliases:
        figure, whole = figures[other], figures[one]
        if figure is not None and whole is not None:
            if figure is not whole:
                absorb(cluster, whole, figure)
                figures = [cluster.by_key[key][0] if cluster.by_key.get(key) else None for key in keys]
                figure = whole
            figure.aliases[" ".join(tokens.slice(names[other].first, names[other].last).split())] = None
    for n in births:
        figure = figures[n]
        people = [other for other in cluster.figures if other is not figure and _may_be_born(other)]
        if figure is None or not people or figure.aliases:
            continue
        given = tokens.lows[names[n].last + 1 : names[n].last + 3] == ["was", "born"]
        if given:
            people = [other for other in people if other.first < names[n].first]
        if not people:
            continue
        bearer = max(people, key=lambda other: (_is_mononym(other), other.weight, -other.number))
        if _is_mononym(bearer) if given else bearer.first < names[n].first or bearer.weight > figure.weight:
            absorb(cluster, bearer, figure)
            bearer.aliases[" ".join(tokens.slice(names[n].first, names[n].last).split())] = None
            figures = [cluster.by_key[key][0] if cluster.by_key.get(key) else None for key in keys]
    return list(figures)


def _is_mononym(figure: Figure) -> bool:
    """Known by a single name throughout."""
    return all(len(key) == 1 for key in figure.keys)


def _may_be_born(figure: Figure) -> bool:
    """A person, or a name that nothing says is anything else."""
    return figure.entity_type == "person" or all(
        weight <= 0.3 for entity_type, weight in figure.votes.items() if entity_type != "person"
    )


def _count(
    names: Sequence[Name],
    figures: Sequence[Figure | None],
    sentences: Sequence[Sentence],
    tokens: Tokens,
    flags: Sequence[int],
) -> None:
    """Weighs each figure by its mentions; the headline and the first paragraph weigh more, "US troops" less."""
    for name, figure in zip(names, figures, strict=True):
        if figure is None:
            continue
        sentence = sentences[name.sentence]
        weight = (
            3.0
            if sentence.kind == "heading" and name.sentence < 2
            else 1.5
            if sentence.paragraph < 2
            else 1.0
        )
        after = name.last + 1
        if after < len(tokens.words) and tokens.words[after][0].islower() and not flags[after] & _AFTER_NAMES:
            weight *= 0.4
        figure.weight += weight


def _labels(
    figures: Sequence[Figure], names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens
) -> dict[int, str]:
    """One name for each figure, unique in the document: the fullest form printed (a place: without its type word)."""
    forms: dict[int, dict[str, tuple[int, int]]] = {}
    for name, key in zip(names, keys, strict=True):
        owners = cluster.by_key.get(key, [])
        if len(owners) == 1:
            first = name.first
            while first < name.last and tokens.lows[first] == "the":
                first += 1
            printed = " ".join(tokens.slice(first, name.last).split())
            known = forms.setdefault(owners[0].number, {})
            count, order = known.get(printed, (0, len(known)))
            known[printed] = (count + 1, order)
    labels: dict[int, str] = {}
    taken: dict[str, int] = {}
    for figure in figures:
        if figure.kin_of is not None:
            chosen = f"{labels[figure.kin_of[0].number]}'s {figure.kin_of[1]}"
        else:
            chosen = figure.name or _fullest(figure, forms.get(figure.number, {}))
        taken[chosen] = taken.get(chosen, 0) + 1
        labels[figure.number] = chosen if taken[chosen] == 1 else f"{chosen} ({taken[chosen]})"
    return labels


def _fullest(figure: Figure, forms: Mapping[str, tuple[int, int]]) -> str:
    if not forms:
        return " ".join(figure.keys[0]) if figure.keys else "unnamed"
    mixed = {form: seen for form, seen in forms.items() if not form.isupper()} or forms
    if figure.entity_type == "place":
        stems = [
            form
            for form in mixed
            if not any(form != other and form.startswith(f"{other} ") for other in mixed)
        ]
        spelt = [form for form in stems if "." not in form] or stems
        return max(spelt, key=lambda form: (mixed[form][0], -mixed[form][1]))
    proper = [form for form in mixed if form not in figure.aliases]
    if figure.entity_type == "person":
        proper = [
            form
            for form in proper
            if " of " not in form and not _is_later(form, form.partition(" ")[2], mixed)
        ]
    return max(proper or mixed, key=lambda form: (form.count(" "), mixed[form][0], -mixed[form][1]))


def _is_later(form: str, bare: str, forms: Mapping[str, tuple[int, int]]) -> bool:
    """ "King X" after the text has called him "X" alone: a byname, not the name."""
    return bare in forms and " " not in bare and forms[bare][1] < forms[form][1]


def _mention(draft: Draft, text: str, label: Mapping[int, str]) -> EntityMention:
    figure = draft.figure
    return EntityMention(
        start=draft.start,
        end=draft.end,
        text=text[draft.start : draft.end],
        form=draft.form,
        entity="" if figure is None else label[figure.number],
        entity_type=draft.entity_type if figure is None else figure.entity_type,
        confidence=round(draft.confidence, 3),
        plural=draft.plural,
        candidates=tuple(label[other.number] for other in draft.candidates)
        if len(draft.candidates) > 1 or figure is None
        else (),
    )


def _records(
    figures: Sequence[Figure],
    drafts: Sequence[Draft],
    text: str,
    label: Mapping[int, str],
    document: str,
    events: Sequence[EntityMention],
) -> tuple[EntityRecord, ...]:
    spellings: dict[int, dict[str, int]] = {figure.number: {} for figure in figures}
    for draft in drafts:
        if draft.form == "name" and draft.figure is not None:
            printed = " ".join(text[draft.named : draft.end].split())
            count = spellings[draft.figure.number]
            count[printed] = count.get(printed, 0) + 1
    used = {draft.figure.number for draft in drafts if draft.figure is not None}
    records = [
        EntityRecord(
            document, label[figure.number], figure.entity_type, tuple(sorted(spellings[figure.number].items())),
            tuple(sorted(figure.aliases)),
            tuple(sorted((label[number], reason) for number, reason in figure.differs.items() if number in used)),
        )
        for figure in figures if figure.number in used
    ]  # fmt: skip
    known = {record.name for record in records}
    happenings: dict[str, dict[str, int]] = {}
    for mention in events:
        if mention.entity and mention.entity not in known:
            count = happenings.setdefault(mention.entity, {})
            count[mention.text] = count.get(mention.text, 0) + 1
    records += [
        EntityRecord(document, name, "event", tuple(sorted(forms.items())))
        for name, forms in happenings.items()
    ]
    return tuple(records)


def _main(
    figures: Sequence[Figure],
    drafts: Sequence[Draft],
    label: Mapping[int, str],
    events: Sequence[EntityMention],
) -> dict[str, str]:
    weights: dict[int, float] = {figure.number: figure.weight for figure in figures}
    for draft in drafts:
        if draft.figure is not None and draft.form != "name":
            weights[draft.figure.number] += 0.5 * draft.confidence
    main: dict[str, str] = {}
    for figure in sorted(figures, key=lambda figure: (-weights[figure.number], figure.number)):
        if figure.entity_type:
            main.setdefault(figure.entity_type, label[figure.number])
    happenings: dict[str, int] = {}
    for mention in events:
        happenings[mention.entity] = happenings.get(mention.entity, 0) + 1
    if happenings:
        main["event"] = max(happenings, key=lambda name: (happenings[name], name))
    return main
