"""The fictional people of a world, who hold accounts on its sites."""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from dataclasses import dataclass

import apsw

FIRST_NAMES = (
    "Abigail Adaeze Adrian Aisha Alasdair Alejandra Amara Amir Anders Anjali Anneke Antonio "
    "Aroha Astrid Ayumi Beatriz Bernard Bilal Bjorn Bridget Callum Camille Carlos Catalina "
    "Cedric Chiara Chidi Clara Conor Dagny Dalia Daniel Deepa Desmond Dimitra Dolores Eamon "
    "Edith Elif Emeka Emilia Enzo Esther Fatima Felix Fiona Florian Freya Gareth Genevieve "
    "Giulia Gonzalo Greta Hamid Hana Harriet Hassan Helena Henrik Hiroshi Ifeoma Imogen Ines "
    "Ingrid Ioana Isaac Ismail Ivo Jasmine Jelena Jerome Joana Jonas Josephine Juliet Kaito "
    "Kamala Katarina Keiko Kenji Khadija Kwame Lars Latoya Laszlo Leila Leonor Liam Lina Lorenzo "
    "Lucia Magnus Malik Maren Margot Mateo Matilda Mei Mercy Milan Miriam Mohammed Morgan Nadia "
    "Naomi Nikolai Nilufar Noor Oksana Olivia Omar Ondrej Oscar Otis Paloma Parisa Patrick Pavel "
    "Penelope Petra Philippa Piotr Priya Quentin Rafael Rania Rashid Renata Rohan Rosalind "
    "Ruben Saara Samira Samuel Sanjay Seamus Selma Sergio Shanice Sienna Silvia Simone Sofia "
    "Stefan Sunita Svetlana Tamsin Tariq Teresa Thabo Theo Tobias Tomoko Ulrike Ursula Valentina "
    "Victor Vikram Viola Wangari Wanda Wei Wilfred Xavier Ximena Yara Yasmin Yusuf Zainab "
    "Zofia Zoltan"
).split()

LAST_NAMES = (
    "Abara Achterberg Adeyemi Aguilar Ahlgren Albrecht Almeida Andersen Appiah Arslan Ashdown "
    "Baptiste Barclay Bashir Becker Bellamy Bergstrom Bhatt Blackwood Bonnet Boateng Brandt "
    "Brennan Calloway Campos Carver Castellan Chaudhry Chen Chevalier Clifford Coelho Costa "
    "Cunningham Dalgaard Danso Delgado Demir Desai Diallo Dimitrov Donnelly Doyle Dubois "
    "Duran Eklund Ellery Engstrom Eriksen Esposito Fairbairn Farouk Fernandes Ferrari Fischer "
    "Fitzgerald Fontaine Fraser Fujita Gallagher Garrido Ghosh Gorman Greenhalgh Gruber Guerrero "
    "Haddad Halloran Hamada Harding Hartmann Hashimoto Hawthorne Herrera Hoang Holloway Horvath "
    "Hussain Ibarra Ibrahim Iyer Jablonski Janssen Jarvis Jensen Johansson Kaminski Kapoor "
    "Karlsson Katz Keane Khalil Kimura Kovac Kowalski Kruger Kumar Laing Lamont Larkin Laurent "
    "Lehtonen Lindgren Lombardi Macleod Mahmood Maldonado Marchetti Marlowe Mbeki Medina Meyer "
    "Mistry Molnar Moreau Morita Moyo Mwangi Nakamura Narayan Ndiaye Nilsen Novak Nwosu Oakley "
    "Obi Okafor Okonkwo Oliveira Osei Ostrowski Owusu Pacheco Papadakis Park Pasternak Patel "
    "Pereira Petrov Pham Prescott Quigley Rahman Ramires Rasmussen Renshaw Reyes Ricci Rojas "
    "Rosenberg Rowntree Saito Salinas Santos Sato Schneider Sembene Shah Silva Sinclair Sorensen "
    "Stavros Strand Sutherland Svensson Takeda Tanaka Thackeray Toure Tran Trevino Underhill "
    "Vargas Vasquez Vega Verhoeven Vidal Wagner Wakefield Walsh Wanjiru Weiss Whitlock Winter "
    "Wolff Yamada Yilmaz Zhang Zielinski"
).split()

_PASSWORD_WORDS = (
    "amber anchor apple aspen barley basil beacon birch bramble breeze bridge candle canyon cedar "
    "cherry cliff clover cobalt copper coral cotton cricket crystal daisy delta dune ember falcon "
    "fern field finch forest garden ginger glacier granite harbour hazel heron honey island ivory "
    "jasmine juniper kettle lantern lemon lilac linen maple marble meadow mint moss nutmeg oak "
    "ocean olive orchid otter pebble pepper pine plum poppy quartz rain raven ribbon river robin "
    "saffron sage silver sparrow spruce summer teal thistle tulip velvet walnut willow winter"
).split()

_AREA_CODES = ("201", "234", "317", "402", "419", "503", "562", "618", "734", "815", "903", "978")
_OLDEST = datetime.date(1948, 1, 1)
_YOUNGEST = datetime.date(2006, 12, 31)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of `people`."""

    id: int
    first_name: str
    last_name: str
    username: str
    email: str
    phone: str
    password: str
    born_on: str


def populate_people(db: apsw.Connection, rng: random.Random, count: int = 700) -> None:
    """Fill `people` with `count` fictional people."""
    rows = [
        (
            person.id,
            person.first_name,
            person.last_name,
            person.username,
            person.email,
            person.phone,
            person.password,
            person.born_on,
        )
        for person in _make_people(rng, count)
    ]
    with db:
        db.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _make_people(rng: random.Random, count: int) -> list[Person]:
    names = _full_names(rng, count)
    phones = _phones(rng, count)
    usernames: dict[str, None] = {}
    people = []
    for position, (first, last) in enumerate(names):
        username = _username(rng, first, last, usernames)
        usernames[username] = None
        people.append(
            Person(
                id=position + 1,
                first_name=first,
                last_name=last,
                username=username,
                email=f"{username}@mail.test",
                phone=phones[position],
                password=_password(rng),
                born_on=_birthday(rng),
            )
        )
    return people


def _full_names(rng: random.Random, count: int) -> list[tuple[str, str]]:
    numbers = rng.sample(range(len(FIRST_NAMES) * len(LAST_NAMES)), count)
    return [
        (FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[number // len(FIRST_NAMES)])
        for number in numbers
    ]


def _phones(rng: random.Random, count: int) -> list[str]:
    """Numbers from 555-0100 to 555-0199, which no telephone has."""
    everything = [f"({area}) 555-01{line:02d}" for area in _AREA_CODES for line in range(100)]
    rng.shuffle(everything)
    return [everything[position % len(everything)] for position in range(count)]


def _username(rng: random.Random, first: str, last: str, taken: dict[str, None]) -> str:
    first, last = _plain(first), _plain(last)
    choices = [f"{first}.{last}", f"{first[0]}{last}", f"{first}_{last[0]}", f"{last}.{first}"]
    wanted = choices[rng.randrange(len(choices))]
    if rng.random() < 0.25:
        wanted += str(rng.randrange(50, 100))
    username = wanted
    suffix = 2
    while username in taken:
        username = f"{wanted}{suffix}"
        suffix += 1
    return username


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", bare.lower())


def _password(rng: random.Random) -> str:
    first, second = rng.sample(_PASSWORD_WORDS, 2)
    return f"{first}-{second}-{rng.randrange(10, 100)}"


def _birthday(rng: random.Random) -> str:
    days = (_YOUNGEST - _OLDEST).days
    return (_OLDEST + datetime.timedelta(days=rng.randrange(days + 1))).isoformat()
