-- A minute's work: each record as its owner lists it, and how often what was done on a day in Kazakhstan.

CREATE TABLE records (
    stream text PRIMARY KEY,
    recorder text NOT NULL,
    unit text NOT NULL,
    sort text NOT NULL,
    member text NOT NULL,
    employer_bin text NOT NULL,
    category text NOT NULL,
    means text NOT NULL,
    minutes integer NOT NULL,
    held_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    asked text NOT NULL,
    asked_unit text NOT NULL,
    waits boolean NOT NULL,
    voided text NOT NULL,
    case_id text NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX records_of_recorder ON records (recorder, recorded_at);
CREATE INDEX records_waiting ON records (asked_unit) WHERE waits;

CREATE TABLE counts (
    day date NOT NULL,
    sort text NOT NULL,
    category text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    means text NOT NULL,
    n bigint NOT NULL CHECK (n >= 0),
    PRIMARY KEY (day, sort, category, region, branch, means)
);
