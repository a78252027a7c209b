"""What a map is. Values only: nothing here reads a file."""

from journeymaps.model.blueprint import Blueprint
from journeymaps.model.catalog import Catalog
from journeymaps.model.comparison import Comparison
from journeymaps.model.journey import Journey
from journeymaps.model.persona import Persona

Map = Journey | Blueprint | Persona | Comparison | Catalog
"""Any file with a `kind:`."""

KINDS: dict[str, type[Journey | Blueprint | Persona | Comparison | Catalog]] = {
    "journey": Journey,
    "blueprint": Blueprint,
    "persona": Persona,
    "comparison": Comparison,
    "catalog": Catalog,
}

__all__ = ["KINDS", "Blueprint", "Catalog", "Comparison", "Journey", "Map", "Persona"]
