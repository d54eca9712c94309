"""The towns of the invented country in which the shop's customers live."""

from __future__ import annotations

import random
from dataclasses import dataclass

COUNTRY = "Marrowland"

_REGIONS = {
    "North Shore": "Gullhaven, Saltmere, Craster Bay, Highcliff, Whinport, Lanternhead, Skerrow",
    "Weir Valley": "Weirbridge, Mill Ottery, Ashford Lock, Damson Green, Lower Tolland, Fernby",
    "Great Fell": "Fellgate, Stonebeck, Corriehead, Ravenscleugh, Upper Larch, Snowden Cross",
    "Eastmoor": "Heatherwick, Moorside, Peatling, Long Barrow, Curlew End, Thornaby Moor",
    "Low Fields": "Barleyford, Kingsmarsh, Wheatley Down, Hollow Oak, Poppleton Fen, Great Sedge",
    "Capital District": "Marrowgate, Castle Hythe, Orchard Park, Southwell Quay, Linden Hill",
}
_STREETS = (
    "Abbey Acacia Alder Anchor Apple Beacon Birch Bridge Brook Canal Castle Cedar Chapel Cherry "
    "Church Copper Damson Elm Factory Ferry Field Fountain Garden Glebe Granary Harbour Hawthorn "
    "Hazel Heron High Hill Holly Iron Juniper Kiln King's Lark Laurel Library Lime Linden Lower "
    "Maple Market Meadow Mill Mint Nelson North Oak Orchard Park Pear Pine Pond Poplar Priory "
    "Quarry Queen's River Rope Rose Rowan Saddler's School Sloe South Spring Station Tanner's "
    "Tower Vale Vicarage Walnut Water Weaver's Well West Willow Windmill Yew"
).split()
_KINDS = ("Street", "Street", "Road", "Road", "Lane", "Avenue", "Close", "Way", "Row", "Terrace")


@dataclass(frozen=True, slots=True)
class Place:
    """A town, its region and the first three digits of its postcodes."""

    city: str
    region: str
    country: str
    prefix: int

    def postcode(self, rng: random.Random) -> str:
        """A postcode of this town."""
        return f"{self.prefix}{rng.randrange(100):02d}"


def make_places() -> list[Place]:
    """All towns, in a fixed order."""
    return [
        Place(city, region, COUNTRY, 100 + 100 * number + 7 * place)
        for number, (region, cities) in enumerate(_REGIONS.items())
        for place, city in enumerate(cities.split(", "))
    ]


def draw_street(rng: random.Random) -> str:
    """A street with a house number, at times with a flat."""
    street = f"{rng.randrange(1, 180)} {rng.choice(_STREETS)} {rng.choice(_KINDS)}"
    return f"{street}, Flat {rng.randrange(1, 24)}" if rng.random() < 0.18 else street
