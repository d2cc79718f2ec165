"""After a new key was put in front of DATA_KEYS: every encrypted column is written again with it.

Rows that already have the newest key are passed by, so a run that was broken off is simply started again.
"""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Cast

from accounts.encryption import EncryptedTextField, decrypt, encrypt, key_id_of, newest_key_id

ROWS_AT_A_TIME = 500


def columns() -> Iterator[tuple[type[models.Model], str]]:
    """Yield the model and the name of every encrypted column of the portal."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:  # noqa: SLF001 - Django documents this name
            if isinstance(field, EncryptedTextField):
                yield model, field.name


def reencrypt_column(model: type[models.Model], name: str) -> int:
    """Write the values of one column again with the newest key; return how many had another. Raises CannotDecrypt.

    A row is written only if it still holds what was read: whoever saves it in between encrypts with the newest key too.
    """
    # Neither the model's own manager, which may refuse bulk changes or hide rows, nor its field, which would decrypt.
    rows = QuerySet(model).annotate(token=Cast(name, models.TextField())).filter(**{f"{name}__isnull": False})
    count, last = 0, None
    while batch := list(_after(rows, last).values_list("pk", "token")[:ROWS_AT_A_TIME]):
        for key, token in batch:
            if key_id_of(token) != newest_key_id():
                anew = Value(encrypt(decrypt(token)), output_field=models.TextField())
                count += rows.filter(pk=key, token=token).update(**{name: anew})
        last = batch[-1][0]
    return count


def reencrypt_second_factors() -> int:
    """Write the secrets of the second factor again, which lie in a JSON column of allauth's; return how many rows."""
    count = 0
    for key in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().get(pk=key)
            anew = {name: _anew(value) for name, value in row.data.items()}
            if anew != row.data:
                row.data = anew
                row.save(update_fields=["data"])
                count += 1
    return count


def _after(rows: QuerySet[Any], last: Any) -> QuerySet[Any]:
    return (rows if last is None else rows.filter(pk__gt=last)).order_by("pk")


def _anew(value: Any) -> Any:
    is_token = isinstance(value, str) and value.startswith("e1.")
    return encrypt(decrypt(value)) if is_token and key_id_of(value) != newest_key_id() else value
