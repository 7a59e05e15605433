-- Which words stand in which clause of a signed agreement: keyed hashes, as those of all other texts. A clause that is
-- set aside leaves, so each has a row of its own; `number` is plain in the record, too.

CREATE TABLE clauses (
    stream text NOT NULL,
    clause text NOT NULL,
    number text NOT NULL,
    tokens bigint[] NOT NULL,
    PRIMARY KEY (stream, clause)
);
CREATE INDEX clauses_tokens ON clauses USING gin (tokens);

-- What was written before is read again: what is known already stays as it is.
UPDATE ledger.followers SET position = 0 WHERE name = 'words';
