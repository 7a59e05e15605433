-- Appeals that somebody has begun to write. What they wrote is sealed under the member's key, as in the record itself.
CREATE TABLE drafts (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    member text NOT NULL,
    box text,
    filed_as text,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((box IS NULL) = (filed_as IS NOT NULL))
);
CREATE INDEX drafts_of_owner ON drafts (owner, updated_at DESC);
