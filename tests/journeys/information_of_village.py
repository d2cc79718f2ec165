"""What Desa Sengon publishes, for the walk through every address."""

from accounts.models import User
from registry.information.actions.add_version import add_version
from registry.information.actions.fix_list import fix_list
from registry.models import InformationEdition, InformationItem, PublicBody
from tests.registry.information import made
from tests.registry.world import AT


def publish_information(body: PublicBody, ppid: User) -> tuple[dict[str, InformationItem], InformationEdition]:
    """Publish one item, with a newer file that waits; keep another as a draft; lay the list before the head."""
    items = {
        "published": made.published(body, ppid),
        "draft": made.draft(body, ppid, summary="Naskah yang belum jadi"),
    }
    for item in items.values():
        add_version(item=item, upload=made.clean(), note="", by=ppid, at=AT)
    return items, fix_list(body=body, by=ppid, at=AT)
