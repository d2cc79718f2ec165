"""A page that is only read cannot change the database, except where readonly.py says so."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from ppid_portal import readonly


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('SELECT * FROM "a" WHERE x = 1', set()),
        ('SELECT "a"."id" FROM "a" FOR UPDATE OF "a"', set()),
        ("SAVEPOINT s1", set()),
        ("RELEASE SAVEPOINT s1", set()),
        ("BEGIN IMMEDIATE", set()),
        ("", set()),
        ('WITH x AS (SELECT 1) SELECT * FROM "x"', set()),
        ('INSERT INTO "a" ("x") VALUES (1)', {"a"}),
        ('INSERT OR IGNORE INTO "a" ("x") VALUES (1)', {"a"}),
        ('INSERT INTO "a" ("x") VALUES (1) ON CONFLICT("x") DO UPDATE SET "x" = EXCLUDED."x"', {"a"}),
        ("REPLACE INTO a VALUES (1)", {"a"}),
        ('UPDATE "a" SET "x" = 1 WHERE "b"."id" = 2', {"a"}),
        ('DELETE FROM "a" WHERE "x" IN (SELECT "y" FROM "b")', {"a"}),
        ("-- a note\n  update a set x = 1", {"a"}),
        ("/* a note */ DELETE FROM a", {"a"}),
        ('WITH x AS (INSERT INTO "a" VALUES (1) RETURNING *) SELECT * FROM "x"', {"a"}),
        ("DROP TABLE a", {"?"}),
        ("TRUNCATE a", {"?"}),
        ("COPY a FROM STDIN", {"?"}),
    ],
)
def test_a_statement_tells_what_it_writes(sql, tables):
    assert readonly.tables_written(sql) == tables


@pytest.mark.django_db
def test_reading_is_allowed():
    with readonly.only_reading(), transaction.atomic():
        assert not get_user_model().objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write",
    [
        lambda users: users.create(username="budi", full_name="Budi", date_joined=timezone.now()),  # noqa: TID251
        lambda users: users.update(full_name="Budi"),
        lambda users: users.all().delete(),
        lambda users: connection.cursor().execute(f"DELETE FROM {users.model._meta.db_table}"),
    ],
    ids=["create", "update", "delete", "raw"],
)
def test_writing_is_refused_and_the_table_named(write):
    users = get_user_model().objects
    users.create(username="ani", full_name="Ani", date_joined=timezone.now())  # noqa: TID251
    with readonly.only_reading(), pytest.raises(readonly.ReadingPageWrote, match=r"to write to accounts_\w+\."):
        write(users)


@pytest.mark.django_db
def test_the_cache_and_the_session_may_be_written():
    with readonly.only_reading():
        cache.set("visits", 1)
        Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())  # noqa: TID251
    assert cache.get("visits") == 1


@pytest.mark.django_db
def test_writing_is_free_again_afterwards():
    with readonly.only_reading():
        pass
    assert get_user_model().objects.update(full_name="x") == 0


@pytest.mark.django_db
def test_every_table_on_the_list_exists_and_has_a_reason():
    tables = set(connection.introspection.table_names())
    assert readonly.MAY_BE_WRITTEN_BY_READING.keys() <= tables
    assert all(reason.strip() for reason in readonly.MAY_BE_WRITTEN_BY_READING.values())
