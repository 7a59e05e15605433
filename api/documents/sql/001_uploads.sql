-- Files that are on their way. Every piece is sealed under the member's key as it arrives; the place of a piece is the
-- number of bytes before it. `document` is what came of an upload; its pieces are gone then.
CREATE TABLE uploads (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    stream text NOT NULL,
    subject text NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    size integer NOT NULL,
    received integer NOT NULL DEFAULT 0,
    document text NOT NULL DEFAULT '',
    touched_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX uploads_of_owner ON uploads (owner, touched_at);
CREATE INDEX uploads_touched ON uploads (touched_at);

CREATE TABLE pieces (
    upload uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
    place integer NOT NULL,
    box bytea STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (upload, place)
);
