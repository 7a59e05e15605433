-- Collective talks as they are listed, their rounds, and what lies on their tables. No word of a position stands here:
-- titles, texts and figures are sealed boxes.

CREATE TABLE talks (
    stream text PRIMARY KEY,
    level text NOT NULL,
    unit text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    employer_bin text NOT NULL,
    team jsonb NOT NULL,
    stage text NOT NULL,
    outcome text NOT NULL,
    evaded boolean NOT NULL,
    closed boolean NOT NULL,
    opened_on date NOT NULL,
    due_on date,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX talks_in_order ON talks (closed, due_on);

CREATE TABLE rounds (
    stream text PRIMARY KEY,
    talks text NOT NULL,
    number integer NOT NULL,
    stage text NOT NULL,
    planned_on date NOT NULL,
    held_on date,
    slips integer NOT NULL,
    due_on date,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX rounds_of_talks ON rounds (talks, number);

CREATE TABLE clauses (
    stream text PRIMARY KEY,
    talks text NOT NULL,
    added_at timestamptz NOT NULL,
    said jsonb NOT NULL
);
CREATE INDEX clauses_of_talks ON clauses (talks);

CREATE TABLE entries (
    clause text NOT NULL,
    position bigint NOT NULL,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    topic text NOT NULL,
    of text NOT NULL,
    round integer,
    said jsonb NOT NULL,
    PRIMARY KEY (clause, topic, of, position)
);
