"""Linked data: a schema.org ClaimReview for each discrepancy, a W3C Web Annotation for each claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tieout.model import Claim, Document, Finding
from tieout.report.style import Look, clean
from tieout.report.words import Sources, fact_name, ordered
from tieout.tables import dump_json
from tieout.values import format_value

if TYPE_CHECKING:
    from tieout.pipeline import Report

_CONTEXT = 32
"""Characters before and after the words that a TextQuoteSelector keeps, as the model's examples do."""


def to_jsonld(report: Report, look: Look) -> str:
    """A graph of reviews and annotations. A review rates no claim: it says that sources differ, and how."""
    sources = Sources(report.documents, report.claims)
    documents = {document.id: document for document in report.documents}
    graph = [_annotation(claim, documents.get(claim.document)) for claim in report.claims]
    graph += [_review(finding, sources) for finding in ordered(report) if finding.verdict == "discrepancy"]
    content = {
        "@context": ["https://schema.org", "http://www.w3.org/ns/anno.jsonld"],
        "@graph": graph,
    }
    return dump_json(content) + "\n"


def _annotation(claim: Claim, document: Document | None) -> dict[str, Any]:
    text = document.text if document else ""
    stated = fact_name(claim.entity, claim.attribute, claim.qualifiers)
    return {
        "@type": "Annotation",
        "@id": f"#{claim.claim}",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "value": f"{stated} = {clean(format_value(claim.value))}",
        },
        "target": {
            "source": quote(document.path or document.id if document else claim.document),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": claim.text,
                    "prefix": text[max(0, claim.start - _CONTEXT) : claim.start],
                    "suffix": text[claim.end : claim.end + _CONTEXT],
                },
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }


def _review(finding: Finding, sources: Sources) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "@id": f"#{finding.finding}",
        "claimReviewed": fact_name(finding.entity, finding.attribute, finding.qualifiers),
        "reviewBody": sources.in_words(finding.reason),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"sources differ ({finding.severity or 'major'})",
        },
        "itemReviewed": [
            {
                "@type": "Claim",
                "text": clean(position.value),
                "appearance": [
                    {
                        "@type": "CreativeWork",
                        "name": sources.name(document),
                        **(
                            {"datePublished": day.isoformat()}
                            if (day := sources.published.get(document))
                            else {}
                        ),
                    }
                    for document in position.documents
                ],
            }
            for position in finding.positions
        ],
    }
