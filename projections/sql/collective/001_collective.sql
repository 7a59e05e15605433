-- Talks, their rounds and collective disputes as the barometer counts them: days, codes and numbers, no word of anybody.

CREATE TABLE talks (
    stream text PRIMARY KEY,
    region text NOT NULL,
    branch text NOT NULL,
    stage text NOT NULL,
    closed boolean NOT NULL,
    proposed_on date,
    answer text NOT NULL,
    answered_on date,
    evaded_on date,
    signed_on date,
    protocol boolean NOT NULL,
    left_open text[] NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);

CREATE TABLE rounds (
    stream text PRIMARY KEY,
    talks text NOT NULL,
    held_on date,
    version integer NOT NULL,
    position bigint NOT NULL
);

CREATE TABLE disputes (
    stream text PRIMARY KEY,
    unit text NOT NULL,
    employer_bin text NOT NULL,
    stage text NOT NULL,
    closed boolean NOT NULL,
    mistaken boolean NOT NULL,
    opened_on date NOT NULL,
    settled jsonb NOT NULL,
    strikes jsonb NOT NULL,
    warnings jsonb NOT NULL,
    stoppages jsonb NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
