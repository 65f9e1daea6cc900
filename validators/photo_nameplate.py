"""Whether the product and its name plate are shown."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.case.case import Case
from evidence.case.declared import Role
from evidence.case.roles import of_kind, with_role
from evidence.checks import Skip, check
from evidence.facts.fact import Kind
from evidence.finding import WHOLE_CASE, Flaw, Message, Place, Severity, say
from evidence.platforms.platform import Platform


@check(Severity.WARNING, rule="cert.photo_nameplate")
def photo_nameplate(case: Case, platform: Platform) -> Iterator[Flaw]:
    """No picture of the product or of its name plate.

    What it looks at: a product photo on a certificate or in its report, or photos of your own with their
    role in case.toml.
    What it forgives: certificates without photos, where photos of your own are there: real certificates
    often have none.
    How to fix: photograph the product and its name plate with the model to be read, and give the files the
    roles product_photo and nameplate_photo.
    Example: a CE certificate of one page, without picture, and no photo beside it.
    """
    certificates = of_kind(case, Kind.CERTIFICATE, Kind.DECLARATION)
    if not certificates:
        raise Skip(say("there is no CE certificate or declaration"))
    reports = of_kind(case, Kind.TEST_REPORT)
    shown = any(d.facts.photo is not None and d.facts.photo.sure for d in (*certificates, *reports))
    missing: list[Message] = []
    if not shown and not with_role(case, Role.PRODUCT_PHOTO):
        missing.append(say("no photo of the product was seen"))
    if not with_role(case, Role.NAMEPLATE_PHOTO, Role.LABEL_PHOTO):
        missing.append(say("no photo of the name plate was named"))
    for measured in missing:
        yield Flaw(
            place=WHOLE_CASE,
            related=tuple(Place(document.name) for document in certificates),
            measured=measured,
            required=say("product and name plate, with the model to be read"),
            fix=say("add the photo and give its role in case.toml: product_photo, nameplate_photo"),
            sure=False,
        )
