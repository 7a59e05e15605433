-- Precedents as they are listed: codes, a year and the sealed texts. `stream` is where these open; nobody is shown it.

CREATE TABLE precedents (
    precedent text PRIMARY KEY,
    stream text NOT NULL,
    decision text NOT NULL,
    automation text NOT NULL,
    effect text NOT NULL,
    finding text NOT NULL,
    measures text[] NOT NULL,
    principles text[] NOT NULL,
    grounds text[] NOT NULL,
    notice text NOT NULL,
    year integer NOT NULL,
    texts jsonb NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX precedents_newest ON precedents (position);
