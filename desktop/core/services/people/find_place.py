"""What a postal code tells of an address, for a form that is filled in."""

from desktop.core.importers.postal_codes import find_place


def address_of_code(postal_code: str) -> str:
    """Return prefecture, city and town of a postal code; empty for one nobody knows."""
    found = find_place(postal_code)
    return found.address if found else ""
