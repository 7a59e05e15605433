-- Who people are and how to reach them: rows that can be forgotten, sealed under the person's own key.

CREATE TABLE people (
    person_id text PRIMARY KEY,
    unit text NOT NULL,
    language text NOT NULL,
    sealed jsonb NOT NULL
);
CREATE INDEX people_of_unit ON people (unit);

-- Exact search only: a keyed hash of the value under the name of its field.
CREATE TABLE tokens (
    token bytea NOT NULL,
    person_id text NOT NULL REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (token, person_id)
);
CREATE INDEX tokens_of_person ON tokens (person_id);
