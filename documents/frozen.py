"""Rows that are kept as evidence: written once, with a few facts that may be added later, each once."""

from typing import Any, Self

from django.db import models
from django.db.models.fields.files import FieldFile


class FrozenRecord(Exception):
    """Somebody tried to change or delete a record that is kept as evidence. The text is a sentence for a person."""


class FrozenQuerySet(models.QuerySet):
    """Refuses the shortcuts that would go around `save()`; each raises `FrozenRecord`."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise FrozenRecord("Arsip tidak dapat diubah sekaligus.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse."""
        raise FrozenRecord("Arsip tidak dapat diubah sekaligus.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise FrozenRecord("Arsip tidak dapat dihapus.")


class FrozenModel(models.Model):
    """A row that is written once. The columns in `write_once` may be filled later, and only while they are empty."""

    write_once: frozenset[str] = frozenset()
    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert, or add write-once facts; raise `FrozenRecord` on any other change."""
        if not self._state.adding:
            self._check_frozen()
        super().save(*args, **kwargs)
        self.remember()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Always raise `FrozenRecord`: evidence is purged or voided, never deleted."""
        raise FrozenRecord("Arsip tidak dapat dihapus.")

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Note what the database holds, so that `save` can tell a change."""
        instance = super().from_db(*args, **kwargs)
        instance.remember()
        return instance

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read again, and note again what the database holds."""
        super().refresh_from_db(*args, **kwargs)
        self.remember()

    def remember(self) -> None:
        """Take the present values as those in the database."""
        deferred = self.get_deferred_fields()
        names = (field.attname for field in self._meta.concrete_fields if field.attname not in deferred)
        self._stored = {name: self._plain(name) for name in names}

    def _plain(self, name: str) -> Any:
        value = getattr(self, name)
        return value.name if isinstance(value, FieldFile) else value

    def _check_frozen(self) -> None:
        for name, before in self._stored.items():
            if self._plain(name) == before:
                continue
            if name not in self.write_once or before not in (None, ""):
                raise FrozenRecord(f"Arsip tidak dapat diubah ({self._meta.verbose_name}: {name}).")
