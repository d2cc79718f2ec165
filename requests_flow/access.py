"""Which requests a visitor may open as the applicant: proved by the tracking key in this session, or by the account."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from accounts.encryption import decrypt, encrypt
from accounts.models import User
from documents import files
from documents.models import StoredFile
from requests_flow import keys
from requests_flow.models import InformationRequest, Objection, PersonalDataRequest, TrackingKey
from requests_flow.policies import KeyHolder, Person
from requests_flow.timeline import Case

SESSION_KEYS = "tracked"
SESSION_FRESH = "fresh_keys"
FRESH_FOR = timedelta(minutes=30)


def open_with_key(request: HttpRequest, *, number: str, key: str) -> Case | None:
    """Return the case that `number` and `key` open, and remember it in the session; None when they do not fit.

    The key of a request opens its objections too, and what was asked about own data with it, each by its own number.
    """
    rows = TrackingKey.objects.select_related("request", "objection")
    row = rows.filter(key_hash=keys.key_hash(key), revoked_at=None).first()
    if row is None:
        return None
    cases: list[Case] = [row.case, *(row.request.objections.all() if row.request else ())]
    cases += _data_requests(row)
    found = next((case for case in cases if _plain(case.number) == _plain(number)), None)
    if found is not None:
        remember(request, row)
    return found


def remember(request: HttpRequest, key: TrackingKey) -> None:
    """Let this session act as the holder of `key`."""
    tracked = request.session.get(SESSION_KEYS, {})
    request.session[SESSION_KEYS] = tracked | {str(key.case.public_id): key.pk}


def applicant_case(request: HttpRequest, public_id: UUID) -> tuple[InformationRequest, Person]:
    """Return the request and as whom the visitor may see it; Http404 when neither key nor account opens it."""
    rows = InformationRequest.objects.select_related("body__region__parent", "region__parent", "receipt_letter")
    key_id = request.session.get(SESSION_KEYS, {}).get(str(public_id))
    if key_id is not None:
        case = rows.filter(public_id=public_id, tracking_keys__pk=key_id, tracking_keys__revoked_at=None).first()
        if case:
            return case, KeyHolder(key_id)
    if isinstance(request.user, User):
        case = rows.filter(public_id=public_id, account=request.user).first()
        if case:
            return case, request.user
    raise Http404("Permohonan ini dibuka dengan nomor pendaftaran dan kunci lacaknya.")


def objector_case(request: HttpRequest, public_id: UUID) -> tuple[Objection, Person]:
    """Return the objection and as whom the visitor may see it; Http404 when neither key nor account opens it.

    An objection against a request is opened by the key or the account of that request.
    """
    rows = Objection.objects.select_related("body__region__parent", "region__parent", "request", "receipt_letter")
    case = rows.filter(public_id=public_id).first()
    if case is not None:
        if case.request:
            return case, applicant_case(request, case.request.public_id)[1]
        key_id = request.session.get(SESSION_KEYS, {}).get(str(public_id))
        if key_id and case.tracking_keys.filter(pk=key_id, revoked_at=None).exists():
            return case, KeyHolder(key_id)
        if isinstance(request.user, User) and case.account_id == request.user.pk:
            return case, request.user
    raise Http404("Keberatan ini dibuka dengan nomor pendaftaran dan kunci lacaknya.")


def keep_fresh_key(request: HttpRequest, case: Case, key: str, *, at: datetime) -> None:
    """Hold a new key, encrypted, for the receipt page: a lost answer on a weak network must not lose the key."""
    fresh = request.session.get(SESSION_FRESH, {})
    request.session[SESSION_FRESH] = fresh | {str(case.public_id): [encrypt(key), at.isoformat()]}


def fresh_key(request: HttpRequest, case: Case, *, at: datetime) -> str:
    """Return the key to show on the receipt page, or "" once it was confirmed or half an hour has passed."""
    held = request.session.get(SESSION_FRESH, {}).get(str(case.public_id))
    if held is None or at - datetime.fromisoformat(held[1]) > FRESH_FOR:
        return ""
    return decrypt(held[0])


def drop_fresh_key(request: HttpRequest, case: Case) -> None:
    """Forget the key: the citizen has kept it."""
    fresh = dict(request.session.get(SESSION_FRESH, {}))
    fresh.pop(str(case.public_id), None)
    request.session[SESSION_FRESH] = fresh


def handed_out(stored: StoredFile | None) -> HttpResponse:
    """Answer with a file of a case, which the caller has found to be the visitor's to read; Http404 when it is gone."""
    try:
        return files.send(stored, inline=True)
    except files.FileGone as gone:
        raise Http404(str(gone)) from None


def _data_requests(key: TrackingKey) -> list[PersonalDataRequest]:
    """Return what was asked about own data on the strength of this key; an account's are opened by the account."""
    if key.request_id:
        proven = Q(request=key.request_id) | Q(objection__request=key.request_id)
    else:
        proven = Q(objection=key.objection_id)
    return list(PersonalDataRequest.objects.filter(proven, account=None))


def _plain(number: str) -> str:
    return "".join(number.split()).upper()
