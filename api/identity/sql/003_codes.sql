-- Codes to sign in with by telephone. Neither a number nor a code can be read here; of a number that nobody knows
-- there is the same row, without a person.
CREATE TABLE codes (
    id          uuid PRIMARY KEY,
    number_hash bytea NOT NULL,
    code_hash   bytea NOT NULL,
    person_id   text,
    tries       int NOT NULL DEFAULT 0,
    asked_at    timestamptz NOT NULL DEFAULT now(),
    used_at     timestamptz
);
CREATE INDEX codes_of_number ON codes (number_hash, asked_at);
CREATE INDEX codes_by_age ON codes (asked_at);
CREATE INDEX accounts_of_person ON accounts (person_id);
