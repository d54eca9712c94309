"""Names for lines of products, and invented people such as authors."""

from __future__ import annotations

import random

LINE_NAMES = (
    "Alder Amble Anker Arden Ashby Aster Aubrey Avon Balmoor Bannock Barrow Beacon Beck Belford "
    "Bexley Birchall Blythe Bolden Bowen Bracken Brae Bramley Brannock Bray Briar Brisk Brook "
    "Burnet Cairn Calder Camber Canto Carrick Catkin Cawdor Chalke Charnwood Cinder Clove Clyde "
    "Colby Combe Corrie Cotter Cove Crane Crofton Cullen Curlew Dale Dapple Darrow Dene Denholm "
    "Dorran Dovecote Drift Dunmore Eastlea Eddy Elder Ellis Elm Embla Ennis Esker Ettrick Fallow "
    "Farrow Fen Fenwick Fern Fintan Firth Fjord Flint Ford Foss Foxley Fulmar Galloway Garnet "
    "Garrick Gilder Glade Glen Gorse Grove Gull Hadley Hallow Hamble Harlow Harrier Haven Hawkley "
    "Heron Hesper Hollin Holm Ibis Ingle Inver Isla Jarrow Jura Kelso Kendal Kerrin Kettering "
    "Kilda Kirkby Kite Lagan Lamber Landon Larch Laurel Leven Linden Linnet Lomond Lorne Lowan "
    "Lumley Lynx Mallow Marram Marten Medlar Melrose Merle Mersey Minster Moray Morrow Nairn Nene "
    "Nettle Nevis Norbury Oban Orla Orrin Osprey Otter Oxley Paxton Pebble Pell Penrith Pike "
    "Plover Quarry Quill Quince Raith Rannoch Redwing Reed Ribble Rook Rowan Rowsley Rye Sable "
    "Salter Sandpiper Sedge Selkirk Severn Shale Shore Siskin Skerry Skye Sloe Solway Sorrel Spey "
    "Spindle Staple Starling Stroud Swale Swift Tamar Tansy Tarn Teal Tern Teviot Thistle Thorne "
    "Thrush Tiree Torrin Trent Tweed Ulla Umber Vale Verity Vetch Wadden Walden Warbler Weaver "
    "Weld Wharf Whin Willet Winslow Wold Wren Wychwood Yarrow Yew"
).split()

_FIRST = (
    "Alma Anselm Aurelie Basil Cordelia Cyrus Delphine Edmund Eira Emrys Fabian Hester Idris Ida "
    "Ishaan Jorunn Kasimir Lavinia Leopold Lowri Mabel Marisol Nell Niamh Orsolya Osric Perpetua "
    "Ravi Sabine Saoirse Silas Solveig Tadeusz Tamara Thaddeus Una Vasco Wilhelmina Yoko Zora"
).split()
_LAST = (
    "Achebe-Ross Ainscough Ballantine Braithwaite Carmody Cortázar-Bell Dunleavy Eastgate Falk "
    "Fennimore Galbraith Grünewald Hargreave Ilves Jessop Kinsella Lachance Lindqvist Mackworth "
    "Montague Nakagawa Okri-Hall Pemberton Pellicer Quennell Rostova Sabatini Selwyn Tennant "
    "Thorvald Uzun Vaziri Vance Wetherby Winterbourne Yardley Zeller"
).split()


def invented_person(rng: random.Random) -> str:
    """A full name for an author, an illustrator or a designer."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
