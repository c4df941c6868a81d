"""Relatives without a name: "his father", "X's wife", "the son of X", and the names that such words
introduce."""

from __future__ import annotations

from tieout.extract.bearers import byname
from tieout.extract.figures import Figure
from tieout.extract.lexicon import Word
from tieout.extract.scene import Answer
from tieout.extract.stage import Stage

_CLOSING = "\"'”’»"
_REACH = 9


class KinPhrases:
    """Reads kin words against a stage and notes the kin that they state."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.pending: tuple[int, Figure, str] | None = None
        """A phrase still waiting for its name: last token, whose relative, kin word."""

    def possessive(self, i: int, end: int, owner: Answer) -> int | None:
        """For "His father", "her elder son": reads on from the possessive at ``i`` that means ``owner``;
        the last token used, or ``None`` where no kin word follows."""
        stage = self.stage
        k = self.word_after(i, end)
        if k is None or owner.figure is None:
            return None
        if any(stage.valued[i + 1 : k]):  # "his 32-year-old son X": the age stays a value
            self.pending = (k, owner.figure, stage.tokens.lows[k])
            stage.add(i, i, "possessive", owner)
        elif not self._apposed(i, k, end):
            self._relative(i, k, owner.figure, owner, end)
        return k

    def word_after(self, i: int, end: int) -> int | None:
        """The kin word that a possessive at ``i`` owns, at most three words on."""
        stage = self.stage
        for k in range(i + 1, min(i + 5, end)):
            bits = stage.tokens.flags[k]
            if bits & Word.KIN:
                return k
            if stage.valued[k]:
                continue
            if bits & Word.FUNCTION or k in stage.names_at or not stage.tokens.words[k][0].isalpha():
                return None
        return None

    def read(self, k: int, start: int, end: int) -> int:
        """For "X's father" and "the son of X" at kin word ``k``; the last token used."""
        stage = self.stage
        lows = stage.tokens.lows
        if k + 1 < end and lows[k + 1] == "of" and k > start and lows[k - 1] == "the":
            return self._child_of(k, start, end)
        if k - 1 > start and lows[k - 1] in ("'s", "’s") and stage.drafts:
            owner = stage.drafts[-1]
            adjacent = owner.form == "name" and owner.end == stage.tokens.starts[k - 1]
            if adjacent and owner.figure is not None and self._follower(k, end) is None:
                stage.take_back()
                first = stage.tokens.at(owner.start)
                self._relative(first, k, owner.figure, Answer(owner.figure, owner.confidence), end)
        return k

    def complete(self, first: int, figure: Figure | None) -> None:
        """A name at token ``first`` that completes a phrase read just before: "his 32-year-old son X"."""
        if self.pending is None:
            return
        last, owner, word = self.pending
        self.pending = None
        if first - last in (1, 2) and figure is not None and figure.entity_type in ("person", ""):
            relation, sex = self.stage.lexicon.kin[word]
            self.stage.ground.kinship.link(owner, relation, figure, word, sex)

    def _relative(self, first: int, k: int, owner: Figure, answer: Answer, end: int) -> None:
        """Notes the phrase from ``first`` to kin word ``k`` of ``owner``: the name that follows, a known
        relative, or somebody whom the text never names."""
        stage = self.stage
        word = stage.tokens.lows[k]
        relation, sex = stage.lexicon.kin[word]
        kinship = stage.ground.kinship
        follower = self._follower(k, end)
        if follower is not None:
            kinship.link(owner, relation, follower, word, sex)
            if stage.tokens.lows[k + 1] in (",", "is", "was"):
                stage.add(first, k, "nominal", Answer(follower, 0.9))
            else:
                stage.add(first, first, "possessive", answer)
            return
        known = kinship.of(owner, relation, sex)
        if len(known) == 1:
            stage.add(first, k, "nominal", Answer(known[0], min(0.9, answer.confidence + 0.1), (known[0],)))
        elif known:
            stage.add(first, k, "nominal", Answer(None, 0.3, tuple(known[:4])), entity_type="person")
        else:
            figure = stage.create("", "person", k)
            figure.kin_of = (owner, word)
            kinship.link(owner, relation, figure, word, sex)
            stage.add(first, k, "nominal", Answer(figure, answer.confidence * 0.8))

    def _follower(self, k: int, end: int) -> Figure | None:
        """The person named right after a kin word: "his son X", "his son, X,", "his son is X"."""
        stage = self.stage
        step = k + 2 if k + 1 < end and stage.tokens.lows[k + 1] in (",", "is", "was") else k + 1
        owners = stage.owners(step) if step < end else []
        return owners[0] if len(owners) == 1 and owners[0].entity_type in ("person", "") else None

    def _apposed(self, i: int, k: int, end: int) -> bool:
        """For "Ann Lee and Bo Lee, her sister,": the phrase from ``i`` to ``k`` speaks of the name before
        the comma."""
        stage = self.stage
        words = stage.tokens.words
        if i == 0 or words[i - 1] != "," or k + 1 >= end or words[k + 1] not in ",.)" or not stage.drafts:
            return False
        last = stage.drafts[-1]
        bearer = last.figure
        if last.form != "name" or last.end != stage.tokens.starts[i - 1] or bearer is None:
            return False
        if bearer.entity_type not in ("person", ""):
            return False
        word = stage.tokens.lows[k]
        relation, sex = stage.lexicon.kin[word]
        owner = stage.nearest(
            lambda figure: 0.0 if figure.entity_type == "person" and figure is not bearer else -1.0,
            i,
            reach=2,
            ceiling=0.8,
        )
        if owner.figure is not None:
            stage.ground.kinship.link(owner.figure, relation, bearer, word, sex)
        stage.add(i, k, "nominal", Answer(bearer, 0.85))
        return True

    def _child_of(self, k: int, start: int, end: int) -> int:
        """For "The son of X" as a subject or object of its own; in apposition to a name X alone stays the
        mention."""
        stage = self.stage
        tokens = stage.tokens
        at = next((n for n in range(k + 2, min(k + _REACH, end)) if n in stage.names_at), None)
        if at is None:
            return k
        owners = stage.owners(at)
        name = stage.ground.names[stage.names_at[at]]
        owner = byname(stage, name, Answer(owners[0], 1.0)).figure if len(owners) == 1 else None
        if owner is None:
            return k
        relation, sex = stage.lexicon.kin[tokens.lows[k]]
        if self._in_apposition(k, start):
            bearer = self._said_of(k)
            if bearer is not None:
                stage.ground.kinship.link(owner, relation, bearer, tokens.lows[k], sex)
            return k
        known = stage.ground.kinship.of(owner, relation, sex)
        if len(known) != 1:
            return k
        last = name.last
        while (
            last + 1 < end
            and tokens.words[last + 1] in _CLOSING
            and tokens.ends[last] == tokens.starts[last + 1]
        ):
            last += 1
        stage.add(k - 1, last, "nominal", Answer(known[0], 0.85))
        return last

    def _said_of(self, k: int) -> Figure | None:
        """Whom "is the son of" at ``k`` is said of: the person that ends right before the verb."""
        stage = self.stage
        if stage.tokens.lows[k - 2] not in ("is", "was") or not stage.drafts:
            return None
        last = stage.drafts[-1]
        adjacent = last.end >= stage.tokens.ends[k - 3] and last.figure is not None
        return last.figure if adjacent and last.figure and last.figure.entity_type == "person" else None

    def _in_apposition(self, k: int, start: int) -> bool:
        """Whether "the son" at ``k`` stands beside a name or is said of one: "X, the son of", "X is the son
        of"."""
        stage = self.stage
        tokens = stage.tokens
        before = k - 2
        if before >= start and tokens.lows[before] in ("is", "was", "as", "and", "a"):
            return True
        while before >= start and not tokens.words[before][0].isalnum():
            before -= 1
        if before == k - 2 or before < start or not stage.drafts:
            return False
        last = stage.drafts[-1]
        return last.form == "name" and tokens.starts[before] - last.end < 6
