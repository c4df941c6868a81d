"""What names say of each other's type: short forms of one name, and names in one list."""

from __future__ import annotations

from collections.abc import Sequence

from tieout.extract.figures import Cluster, Figure, Key
from tieout.extract.name_parts import Name
from tieout.extract.tokens import Tokens
from tieout.extract.typing_votes import PLAIN, Votes, merge

_LISTING = frozenset((",", "and", "or", "&", "the"))


def weigh_short_forms(votes: dict[Key, Votes]) -> None:
    """People are called again by their last name, bodies by their first: "Lee" after "Ann Lee", "Acme"
    after "Acme Foods"."""
    for key, cast in votes.items():
        if len(key) == 2 and 0 < cast.get("person", 0.0) <= 1.5:
            if key[1:] in votes and key[:1] not in votes:
                merge(cast, {"person": 1.0})
            elif key[:1] in votes and key[1:] not in votes and votes[key[:1]].get("person", 0.0) < 2.0:
                merge(cast, {"person": -0.3, "organization": 0.7})
        if cast.get("person") == PLAIN and cast.get("place", 0.0) >= 0.3:
            cast["person"] = 0.5  # "at Old Trafford": where two plain capitals are all that says person


def type_by_company(names: Sequence[Name], keys: Sequence[Key], cluster: Cluster, tokens: Tokens) -> None:
    """Names of one list are of one sort: "X, Y and Z" lend their type to a member that nothing else types."""
    for n in range(len(names) - 1):
        start, end = names[n].last + 1, names[n + 1].first
        if not 0 < end - start <= 3 or tokens.lows[start] not in _LISTING:
            continue
        first, second = cluster.owner(keys[n]), cluster.owner(keys[n + 1])
        if first is None or second is None or not _LISTING.issuperset(tokens.lows[start:end]):
            continue
        if first.entity_type == "" and second.share >= 0.6:
            first.entity_type, first.share = second.entity_type, 0.5
        elif second.entity_type == "" and first.share >= 0.6:
            second.entity_type, second.share = first.entity_type, 0.5
        elif end - start == 1 and first.votes.get("place", 0.0) >= 2.0 and _is_weak(second):
            second.entity_type, second.share = "place", 0.5


def _is_weak(figure: Figure) -> bool:
    """A person only because two plain capitals stand together."""
    return figure.entity_type == "person" and figure.votes.get("person", 0.0) <= 1.0
