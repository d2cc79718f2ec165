"""The small country of the tests with a request in every condition that looks different: quickly made, no PDF drawn."""

from dataclasses import replace
from datetime import datetime, timedelta

from registry.actions.import_regions import import_regions
from registry.enums import RegionKind, Role
from registry.models import PublicBody, Region
from registry.selectors import bodies_for
from requests_flow.actions.answer import ItemReply, Reply, answer
from requests_flow.actions.extend import extend
from requests_flow.actions.receive import receive
from requests_flow.actions.sign import sign
from requests_flow.enums import ExtensionReason, ItemDecision, RefusalGround, RequestStatus
from requests_flow.exemptions.enums import ConsequenceTestStatus
from requests_flow.models import ConsequenceTest, InformationRequest
from tests.browser.stage import Stage, set_stage
from tests.registry import world
from tests.requests_flow import cases
from tests.requests_flow.cases import Cast
from tests.requests_flow.exemptions import made

DAY = timedelta(days=1)
# Two villages that nobody asked anything yet.
QUIET = (
    f"33.10.26.2012,Kaligayam,desa,33.10.26,Wedi,{world.KLATEN}",
    f"33.10.26.2013,Kadibolo,desa,33.10.26,Wedi,{world.KLATEN}",
)
REFUSED = ItemReply(decision=ItemDecision.REFUSED, ground=RefusalGround.P17H, reason="Rahasia pribadi warga.")
REDACTED = ItemReply(
    decision=ItemDecision.REDACTED, ground=RefusalGround.P17H, reason="NIK adalah rahasia pribadi.", redacted="NIK"
)
ELSEWHERE = ItemReply(decision=ItemDecision.NOT_HELD, holder="Dinas Pekerjaan Umum", reason="Ruas itu jalan kabupaten.")
GIVEN = ItemReply(decision=ItemDecision.GIVEN)


def small_world(*, at: datetime) -> Stage:
    """Load it around `at`, and set the stage in Desa Sengon."""
    cast = cases.make_cast()
    import_regions(data=world.regions_csv(*world.ROWS, *QUIET), by=None, at=at)
    start = at - 5 * DAY
    for status in RequestStatus.values:
        cases.walk_to(status, cast, at=start)
    cases.file_case(cast.body, at=at - 30 * DAY)
    receive(case=InformationRequest.objects.earliest("received_at"), by=cast.ppid, at=at - 16 * DAY)
    _extended(cast, start)
    for status in ConsequenceTestStatus.values:
        made.walk_to(status, cast, at=start)
    soon = (at + 20 * DAY).date()
    made.finished(cast, at=start, title="Penawaran lelang talut", period_kind="until_date", period_until_on=soon)
    _answered(cast, start, (GIVEN, REDACTED))
    _answered(cast, start, (REFUSED, REFUSED))
    _answered(cast, start, (ELSEWHERE, ELSEWHERE))
    _to_sign_electronically(start)
    cases.file_case(world.government("33.10.10.2005"), at=start)
    kelurahan = Region.objects.get(kind=RegionKind.KELURAHAN)
    cases.file_case(bodies_for(kelurahan)[0], at=start, region=kelurahan)
    people = {
        "officer": cast.ppid,
        "clerk": cast.clerk,
        "head": cast.head,
        "admin": cast.admin,
        "monitor": cast.monitor,
    }
    names = {role: user.username for role, user in people.items()}
    return set_stage(village="sengon", people=names, password=world.PASSWORD, at=at)


def _extended(cast: Cast, at: datetime) -> None:
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast, at=at)
    reason = ExtensionReason.NOT_DOCUMENTED
    extend(case=case, reason=reason, explanation="Masih disusun.", by=cast.ppid, at=at + 2 * DAY)
    letter = cases.fresh(case).current_round.extension_letter
    sign(case=case, letter=letter, scan=cases.scan(), by=cast.ppid, at=at + 2 * DAY)


def _answered(cast: Cast, at: datetime, replies: tuple[ItemReply, ...]) -> None:
    case = cases.walk_to(RequestStatus.IN_PROGRESS, cast, at=at)
    test = ConsequenceTest.objects.filter(body=cast.body).in_force(on=at.date()).first()
    items = {
        item.pk: replace(reply, test=test) if reply.is_exempt else reply
        for item, reply in zip(case.items.all(), replies, strict=True)
    }
    reply = Reply(items=items, handover="Diunduh dari halaman status.")
    answer(case=case, reply=reply, by=cast.ppid, at=at + 2 * DAY)
    cases.sign_answer(cases.fresh(case), cast.ppid, at + 2 * DAY)


def _to_sign_electronically(at: datetime) -> None:
    body: PublicBody = world.government("33.10.16.2002")
    body.signing_mode = "tte"
    body.save()
    ppid = world.in_office(body, Role.PPID, name="Sri Umpama")
    case = cases.file_case(body, at=at).case
    receive(case=case, by=ppid, at=at + DAY)
    answer(case=cases.fresh(case), reply=cases.give_all(case), by=ppid, at=at + 2 * DAY)
