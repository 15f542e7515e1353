"""An old address that leads on to a new one."""

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import Entry

Address = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=200),
]
"""The address of a page within the site, without a slash at either end; it is the name of a folder as well."""


class Doorverwijzing(Entry):
    """Een oud adres dat blijft werken en naar een andere pagina leidt."""

    van: Address = Field(
        description="Het oude adres binnen de site, zonder schuine streep aan het begin of eind: 'wie-betaalt/oud'."
    )
    naar: Address = Field(description="Het adres van de pagina die er nu voor is, zoals 'wie-betaalt/nieuw'.")
