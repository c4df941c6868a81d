"""The cast of a document: every mention of a person, place, body, thing or event, and who each one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tieout.extract.aliases import name_pairs, settle_aliases
from tieout.extract.descriptions import note_descriptions, weigh
from tieout.extract.drafts import Draft, Ground
from tieout.extract.figures import Figure, learn_kinds
from tieout.extract.gathering import gather
from tieout.extract.kinship import read_kinship
from tieout.extract.labels import label_figures, label_nouns, make_mention, make_records
from tieout.extract.lexicon import lexicon
from tieout.extract.mentions import EntityMention
from tieout.extract.names import Name, find_names
from tieout.extract.resolution import resolve
from tieout.extract.sentences import Sentence
from tieout.extract.tokens import Tokens, tokenize
from tieout.model import EntityRecord
from tieout.values.model import ValueMention
from tieout.values.vocabulary import Vocabulary

__all__ = ["Cast", "EntityMention", "Names", "Title", "read_cast", "read_names"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title or office printed before a name: ``[start, end)``, its text, and whose it is (a record's
    name)."""

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
    """Names and figures of a document before pronouns and nouns are read; made by ``read_names`` and spent
    by one ``read_cast``."""

    ground: Ground
    labels: Mapping[int, str]
    mentions: tuple[EntityMention, ...]


def read_names(
    text: str, sentences: Sequence[Sentence], values: Sequence[ValueMention], vocabulary: Vocabulary
) -> Names:
    """The names alone, typed and gathered into entities: what events need to know before the cast is read.

    A single word that several people may bear is given to the first of them here; ``read_cast`` tells them
    apart.
    """
    words = lexicon(vocabulary)
    tokens = tokenize(text, sentences, words.flags)
    names = _outside_values(find_names(tokens, sentences, words), tokens, values)
    acronyms, aliases = name_pairs(names, tokens, words)
    cluster, keys = gather(names, tokens, words, acronyms + aliases)
    learn_kinds(cluster.figures, words)
    note_descriptions(names, keys, cluster, tokens, words)
    weigh(names, keys, cluster, tokens, sentences)
    settle_aliases(names, keys, cluster, aliases, tokens)
    kinship = read_kinship(names, keys, cluster, tokens, words)
    labels = label_figures(names, keys, cluster, tokens, words)
    mentions: list[EntityMention] = []
    for name, key in zip(names, keys, strict=True):
        figure = cluster.owner(key)
        if figure is not None:
            start, end = tokens.starts[name.first], tokens.ends[name.last]
            mentions.append(
                EntityMention(start, end, text[start:end], "name", labels[figure.number], figure.entity_type)
            )
    ground = Ground(tokens, sentences, values, names, keys, cluster, words, kinship)
    return Names(ground, labels, tuple(mentions))


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
    records carry. Never raises, whatever the text; time is linear in its length.
    """
    names = names if names is not None else read_names(text, sentences, values, vocabulary)
    drafts, extra = resolve(names.ground, events)
    labels = label_nouns(names.labels, extra)
    figures = [*names.ground.cluster.figures, *extra]
    mentions = [make_mention(draft, text, labels) for draft in drafts]
    mentions += events
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    titles = tuple(
        Title(*draft.title, text[draft.title[0] : draft.title[1]], labels[draft.figure.number])
        for draft in drafts
        if draft.title is not None and draft.figure is not None
    )
    records = make_records(figures, drafts, events, text, labels, document)
    return Cast(tuple(mentions), records, _main(figures, drafts, labels, events), titles)


def _outside_values(names: Sequence[Name], tokens: Tokens, values: Sequence[ValueMention]) -> list[Name]:
    """Names cut back to the words that no value has ("Boeing 737" to "Boeing" where 737 is a figure)."""
    kept: list[Name] = []
    place = 0
    starts, ends = tokens.starts, tokens.ends
    for name in names:
        first, last = name.first, name.last
        while place < len(values) and values[place].end <= starts[first]:
            place += 1
        here = place
        while here < len(values) and first <= last and values[here].start < ends[last]:
            left, right = values[here].start, values[here].end
            while first <= last and left < ends[first] and starts[first] < right:
                first += 1
            while first <= last and starts[first] <= left < ends[last]:
                last -= 1
            here += 1
        if (first, last) == (name.first, name.last):
            kept.append(name)
        elif first <= last and tokens.words[first][0].isupper():
            kept.append(replace(name, first=first, last=last, words=tuple(tokens.words[first : last + 1])))
    return kept


def _main(
    figures: Sequence[Figure],
    drafts: Sequence[Draft],
    labels: Mapping[int, str],
    events: Sequence[EntityMention],
) -> dict[str, str]:
    """The story's main entity of each type: most mentioned, early mentions counting more, nouns and
    pronouns half."""
    weights = {figure.number: figure.weight for figure in figures}
    for draft in drafts:
        if draft.figure is not None and draft.form != "name":
            weights[draft.figure.number] += 0.5 * draft.confidence
    main: dict[str, str] = {}
    for figure in sorted(figures, key=lambda figure: (-weights[figure.number], figure.number)):
        if figure.entity_type:
            main.setdefault(figure.entity_type, labels[figure.number])
    happenings: dict[str, int] = {}
    for mention in events:
        happenings[mention.entity] = happenings.get(mention.entity, 0) + 1
    if happenings:
        main["event"] = max(happenings, key=lambda name: (happenings[name], name))
    return main
