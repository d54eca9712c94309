-- What every site of the world shares: the people in it, and what servers note
-- about visits. Money is integer cents, times are UTC text "2026-05-18T10:00:00".

CREATE TABLE people (
    id          INTEGER PRIMARY KEY,
    first_name  TEXT NOT NULL,
    last_name   TEXT NOT NULL,
    username    TEXT NOT NULL UNIQUE,
    email       TEXT NOT NULL UNIQUE COLLATE NOCASE,
    phone       TEXT NOT NULL,
    password    TEXT NOT NULL,
    born_on     TEXT NOT NULL
);

-- Noise: never part of a change set.
CREATE TABLE sessions (
    token       TEXT PRIMARY KEY,
    site        TEXT NOT NULL,
    person_id   INTEGER REFERENCES people (id),
    csrf        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    flash       TEXT NOT NULL DEFAULT '[]'
);

-- Noise for the change set, but the last row tells which view an agent ended on.
CREATE TABLE page_views (
    id          INTEGER PRIMARY KEY,
    site        TEXT NOT NULL,
    person_id   INTEGER REFERENCES people (id),
    at          TEXT NOT NULL,
    path        TEXT NOT NULL,
    query       TEXT NOT NULL
);
