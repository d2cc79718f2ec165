"""Moments and people come in pairs; migrations are named and linear; the glossary knows every model."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.consistency import sources

# A moment without a person beside it, and why. Everything else has its `_by`.
ALONE = {
    "Invitation.expires_at": "a date that is set when it is made, not an act",
    "Invitation.last_sent_at": "repeats created_by or the person in the change log",
    "Incident.due_at": "a moment that is counted when it is recorded, not an act",
    "Incident.noticed_at": "whoever noticed it; who wrote it down stands in recorded_by",
    "Objection.received_by_objector_at": "the objector; how it is proven stands beside it",
    "Objection.silence_recorded_at": "the clock: nobody responded",
    "Job.finished_at": "the worker",
    "Job.started_at": "the worker",
    "Job.stopped_at": "the worker, after five starts without an end",
    "Message.claimed_at": "the worker",
    "Message.delivered_at": "the mail server",
    "Message.enqueued_at": "the worker or the action that queued it",
    "Message.failed_at": "the worker",
    "Message.next_try_at": "a date that is set by the worker, not an act",
    "Message.read_at": "the user it was written to",
    "Message.purged_at": "the nightly purge",
    "Message.queued_at": "the action that queued it; its actor stands in the timeline",
    "OneTimeCode.expires_at": "a date that is set when it is issued, not an act",
    "OneTimeCode.replaced_at": "the person who issued the next code, which says so",
    "OneTimeCode.used_at": "the user it was issued for",
    "Opening.opened_at": "whoever holds the tracking key; who that is cannot be known",
    "Rating.rated_at": "the applicant, perhaps without an account",
    "RequestDraft.changed_at": "the citizen whose draft it is, perhaps without an account",
    "RequestDraft.started_at": "the citizen whose draft it is, perhaps without an account",
    "PersonalDataRequest.due_at": "a moment that is counted when it is filed, not an act",
    "Round.completed_at": "the applicant, perhaps without an account; or lapse, by the clock",
    "Objection.recounted_at": "the schedule, after somebody changed the calendar, which its own record tells",
    "RecountedTerm.recounted_at": "the schedule, after somebody changed the calendar, which its own record tells",
    "Round.recounted_at": "the schedule, after somebody changed the calendar, which its own record tells",
    "Round.received_by_applicant_at": "the applicant; how it is proven stands beside it",
    "Round.started_at": "the filing, the order or the reopening that opened the round; its event names who",
    "ScanResult.scanned_at": "the upload that brought the content; its person stands on the file",
    "StoredFile.purged_at": "the purge of the case, which the timeline records",
}


def moments_alone() -> set[str]:
    """Return each `_at` field whose model has no `_by` field of the same verb."""
    found = set()
    for model in sources.models():
        names = {field.name for field in model._meta.get_fields()}
        found |= {
            f"{model.__name__}.{name}" for name in names if name.endswith("_at") and f"{name[:-3]}_by" not in names
        }
    return found


def test_a_moment_has_its_person_or_a_reason():
    assert moments_alone() - ALONE.keys() == set()


def test_the_list_of_reasons_is_current():
    assert ALONE.keys() - moments_alone() == set()
    assert all(reason.strip() for reason in ALONE.values())


@pytest.mark.parametrize("model", sources.models(), ids=lambda model: model.__name__)
def test_a_field_says_by_its_name_what_it_holds(model):
    kinds = {"DateTimeField": "_at", "DateField": "_on"}
    # Django's own users carry two older names; a day of the calendar is its date.
    wrong = [
        field.name
        for field in model._meta.concrete_fields
        if (ending := kinds.get(field.get_internal_type())) and not f"_{field.name}".endswith(ending)
        if field.name not in {"date_joined", "last_login", "date"}
    ]
    assert wrong == []


def test_every_model_is_in_the_glossary():
    text = (sources.ROOT / "docs" / "glossary.md").read_text()
    known = set(re.findall(r"`([A-Za-z]+)`", text))
    assert {model.__name__ for model in sources.models()} - known == set()


def test_the_glossary_names_no_model_that_is_gone():
    text = (sources.ROOT / "docs" / "glossary.md").read_text()
    code = "\n".join(path.read_text() for path in sources.python_files(tests=False))
    gone = [
        name
        for name in set(re.findall(r"`([A-Z][A-Za-z]+)(?:\.[A-Z_]+)?`", text))
        if not re.search(rf"\b{name}\b", code)
    ]
    assert gone == []


def test_migrations_are_named_and_linear():
    loader = MigrationLoader(None)
    ours = {config.label for config in apps.get_app_configs() if config.label in sources.APPS}
    names = [name for label, name in loader.disk_migrations if label in ours]
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z0-9_]+", name) or "_auto_" in name] == []
    for label in ours & loader.migrated_apps:
        assert len(loader.graph.leaf_nodes(label)) == 1
        numbers = sorted(name[:4] for app, name in loader.disk_migrations if app == label)
        assert len(numbers) == len(set(numbers))


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
