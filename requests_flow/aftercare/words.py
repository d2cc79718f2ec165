"""Cost, payments, hand-overs and rating of a case as pages show them: plain data, no HTML, no decisions."""

from typing import Any

from django.urls import reverse

from requests_flow import case_words, costs, wording
from requests_flow.aftercare import policies
from requests_flow.enums import ItemDecision
from requests_flow.models import Answer, InformationRequest, Payment, Rating

CONTEST = {
    ItemDecision.GIVEN: "e",
    ItemDecision.REDACTED: "a",
    ItemDecision.REFUSED: "a",
    ItemDecision.NOT_HELD: "e",
}


def cost_of(case: InformationRequest, answer: Answer | None) -> dict[str, Any] | None:
    """Return cost, what was paid and how to pay, for requests_flow/aftercare/cost.html; None without an answer."""
    if answer is None or not answer.gives_something:
        return None
    lines = [
        {
            "what": row.what,
            "quantity": f"{wording.angka(row.quantity)} {row.unit}" if row.unit else "",
            "amount": row.amount,
        }
        for row in (answer.costs.all() if answer.tariff_id else ())
    ]
    if not lines:
        return {"lines": [], "total": 0}
    total, paid = costs.total_of(answer), costs.paid_of(answer)
    return {
        "lines": lines,
        "total": total,
        "paid": paid,
        "rest": total - paid,
        "ways": answer.tariff.payment_ways if answer.tariff else "",
        "decree": answer.tariff.decree_number if answer.tariff else "",
        "tariff_url": reverse("registry:public_tariff", args=[case.region.slug]) if case.region.slug else "",
        "contest_url": contest_url(case, "f"),
        "payments": [_payment(case, row) for row in _payments(answer)],
    }


def contest_url(case: InformationRequest, ground: str) -> str:
    """Return where an objection begins with this ground already chosen."""
    return reverse("requests:object", args=[case.public_id], query={"alasan": ground})


def contest_urls(case: InformationRequest) -> dict[str, str]:
    """Return for each decision where it is contested: the ground that fits it is chosen, others stay open."""
    return {decision.value: contest_url(case, ground) for decision, ground in CONTEST.items()}


def handovers_of(case: InformationRequest) -> list[dict[str, Any]]:
    """Return what was handed over at the desk, for the officer's page."""
    return [
        {
            "at": row.handed_at,
            "things": row.what,
            "receiver": ", ".join(part for part in (row.get_receiver_display(), row.receiver_name) if part),
            "by": row.handed_by.full_name,
            "letter": case_words.letter_link(case, row.letter),
            "scan": case_words.file_link(case, row.scan) if row.scan and not row.scan.is_purged else None,
        }
        for row in policies.handovers(case)
    ]


def ratings_of(case: InformationRequest) -> list[Rating]:
    """Return how the applicant found each round."""
    if not _was_answered(case):
        return []
    return list(Rating.objects.filter(round__request=case).select_related("round").order_by("round__number"))


def _was_answered(case: InformationRequest) -> bool:
    return case.current_round.number > 1 or case.current_round.answered_at is not None


def reopenings_of(case: InformationRequest) -> list[dict[str, Any]]:
    """Return when and why the applicant opened the request again."""
    # Most cases have one round, and the first was filed.
    rows = case.rounds.filter(cause="reopened").order_by("number") if case.current_round.number > 1 else ()
    return [{"at": row.started_at, "reason": row.reopening_reason} for row in rows]


def _payments(answer: Answer) -> list[Payment]:
    rows = answer.payments.select_related("letter__pdf", "letter__signed_file", "proof")
    return list(rows.order_by("recorded_at", "pk"))


def _payment(case: InformationRequest, row: Payment) -> dict[str, Any]:
    proof = row.proof if row.proof and not row.proof.is_purged else None
    return {
        "amount": row.amount,
        "way": row.get_way_display().lower(),
        "on": row.paid_on,
        "cancelled": row.cancelled_at is not None,
        "letter": case_words.letter_link(case, row.letter),
        "proof": case_words.file_link(case, proof) if proof else None,
    }
