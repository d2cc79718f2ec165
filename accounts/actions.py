"""The only writers of accounts: create a person, print a one-time code, redeem it."""

import re
import secrets
import unicodedata
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.encryption import blind_index
from accounts.enums import CodePurpose
from accounts.models import OneTimeCode, User

# Without I, L, O, 0 and 1, which people confuse on paper.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8
CODE_LIFETIME = timedelta(days=14)
CODE_TRIES = 5

ASK_FOR_NEW = "Mintalah kode baru kepada petugas yang memberikannya."
NO_MATCH = (
    "Nama pengguna atau kode tidak cocok. Periksa kembali huruf demi huruf. Setelah lima kali salah, kode tidak dapat "
    "dipakai lagi dan Anda perlu meminta kode baru."
)
USED = f"Kode ini sudah pernah dipakai. Masuklah dengan kata sandi Anda. Bila lupa: {ASK_FOR_NEW.lower()}"
REPLACED = "Kode ini sudah diganti dengan kode yang lebih baru. Pakailah slip yang terakhir Anda terima."
EXPIRED = f"Kode ini sudah lewat 14 hari, jadi tidak berlaku lagi. {ASK_FOR_NEW}"
EXHAUSTED = f"Kode ini sudah lima kali salah diketik, jadi tidak dapat dipakai lagi. {ASK_FOR_NEW}"
INACTIVE = "Akun ini sudah tidak aktif. Hubungi PPID Kabupaten."
TAKEN_MEANWHILE = "Nama pengguna atau alamat surel ini baru saja dipakai akun lain. Coba sekali lagi."


@transaction.atomic
def create_user(
    *,
    full_name: str,
    email: str | None = None,
    username: str | None = None,
    password: str | None = None,
    phone: str = "",
    email_verified: bool = False,
    must_change_password: bool = False,
    by: User | None,
    at: datetime,
) -> User:
    """Create a person and return it; `by` is None for someone who signs up, and for the system.

    Without `username` one is made from the e-mail address or the name. Without `password` nobody can sign in until a
    one-time code is redeemed. `email_verified` says that the address is proven already, for instance by an invitation
    that arrived there; accounts that claimed the same address without proof lose it. Raises `ValidationError` with
    sentences by field.
    """
    email = email.strip().lower() if email else None
    user = User(
        username=(username or free_username(email.partition("@")[0] if email else full_name)).strip().lower(),
        email=email,
        full_name=" ".join(full_name.split()),
        phone=phone.strip(),
        must_change_password=must_change_password,
        date_joined=at,
        created_by=by,
    )
    if email and email_verified:
        release_unproven_email(email=email, keeper=None)
    user.full_clean(exclude=["password"])
    _set_first_password(user, password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            if email:
                EmailAddress.objects.create(user=user, email=email, primary=True, verified=email_verified)
    except IntegrityError as error:
        raise ValidationError(TAKEN_MEANWHILE, code="taken") from error
    return user


def free_username(base: str) -> str:
    """Return a user name made from a name or an address that nobody has yet: "sri.wahyuni", "sri.wahyuni2", ..."""
    plain = unicodedata.normalize("NFKD", base).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", ".", plain).strip(".")[:40].strip(".") or "pengguna"
    taken = set(User.objects.filter(username__startswith=stem).values_list("username", flat=True))
    number = 1
    name = stem
    while name in taken:
        number += 1
        name = f"{stem}{number}"
    return name


def _set_first_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    user.set_password(password)


@transaction.atomic
def release_unproven_email(*, email: str, keeper: User | None) -> None:
    """Take `email` from every account but `keeper` that never proved it, so that its real owner can have it.

    An account that loses its only address before it was ever used is closed: without an address it would otherwise
    pass as one of those that the regency made for people without e-mail.
    """
    claims = EmailAddress.objects.filter(email=email.lower(), verified=False)
    owners = User.objects.filter(email=email.lower()).exclude(
        pk__in=EmailAddress.objects.filter(email=email.lower(), verified=True).values("user_id")
    )
    if keeper is not None:
        claims, owners = claims.exclude(user=keeper), owners.exclude(pk=keeper.pk)
    claims.delete()
    owner_ids = list(owners.values_list("pk", flat=True))
    User.objects.filter(pk__in=owner_ids, last_login=None).update(is_active=False)
    User.objects.filter(pk__in=owner_ids).update(email=None)


@transaction.atomic
def issue_one_time_code(*, user: User, by: User | None, at: datetime) -> str:
    """Return a new code for `user`, to be printed and handed over once; older codes stop working.

    Who may ask for one is the caller's policy. The code is kept only as a keyed fingerprint and expires after 14 days.
    Raises `ValidationError` for an account that is not active.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise ValidationError(INACTIVE, code="inactive")
    locked.one_time_codes.filter(used_at=None, replaced_at=None).update(replaced_at=at)
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    OneTimeCode.objects.create(
        user=locked,
        code_hash=_fingerprint(locked, code),
        purpose=CodePurpose.PASSWORD_RESET if locked.has_usable_password() else CodePurpose.FIRST_SIGN_IN,
        issued_at=at,
        issued_by=by,
        expires_at=at + CODE_LIFETIME,
    )
    return code


def redeem_one_time_code(*, username: str, code: str, new_password: str, at: datetime) -> User:
    """Give the person with this user name and printed code the new password, and return the person.

    Letter case, spaces and hyphens in the code do not matter. Each wrong code for a user name counts; after five the
    open code is dead. Raises `ValidationError`: with the field `new_password` for a weak password, else one sentence,
    which tells an expired, used or replaced code from a wrong one only to somebody who holds that code.
    """
    _check_password(new_password, None)
    # Hashing is slow on purpose: done before the lock is taken, and for unknown names too, so that time tells nothing.
    hashed = make_password(new_password)
    outcome = _redeem(username=username, code=code, new_password=new_password, hashed=hashed, at=at)
    if isinstance(outcome, str):
        raise ValidationError(outcome, code="refused")
    return outcome


# Durable and without an exception for a wrong code: rolled back with somebody's transaction, a try would not count.
@transaction.atomic(durable=True)
def _redeem(*, username: str, code: str, new_password: str, hashed: str, at: datetime) -> User | str:
    user = User.objects.select_for_update().filter(username=username.strip().lower()).first()
    if user is None:
        return NO_MATCH
    held = user.one_time_codes.filter(code_hash=_fingerprint(user, code)).first()
    if held is None:
        _count_wrong_try(user)
        return NO_MATCH
    if refusal := _why_not(held, at):
        return refusal
    _check_password(new_password, user)
    held.used_at = at
    held.save(update_fields=["used_at"])
    user.password, user.must_change_password = hashed, False
    user.save(update_fields=["password", "must_change_password"])
    return user


def _why_not(held: OneTimeCode, at: datetime) -> str:
    reasons = (
        (not held.user.is_active, INACTIVE),
        (held.used_at is not None, USED),
        (held.replaced_at is not None, REPLACED),
        (held.attempts >= CODE_TRIES, EXHAUSTED),
        (held.expires_at <= at, EXPIRED),
    )
    return next((sentence for applies, sentence in reasons if applies), "")


def _count_wrong_try(user: User) -> None:
    for open_code in user.one_time_codes.filter(used_at=None, replaced_at=None):
        open_code.attempts += 1
        open_code.save(update_fields=["attempts"])


def _check_password(password: str, user: User | None) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise ValidationError({"new_password": error.messages}) from error


def _fingerprint(user: User, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return blind_index(f"one-time code:{user.pk}:{plain}")
