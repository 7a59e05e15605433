-- Which words were written in which case: keyed hashes only, under the subject whose key seals the text itself.

CREATE TABLE texts (
    stream text NOT NULL,
    subject text NOT NULL,
    tokens bigint[] NOT NULL,
    PRIMARY KEY (stream, subject)
);
CREATE INDEX texts_tokens ON texts USING gin (tokens);
CREATE INDEX texts_subject ON texts (subject);

-- Who was erased: whatever was being indexed at that moment comes to nothing.
CREATE TABLE gone (subject text PRIMARY KEY);
