-- Views of the queue that people keep, sealed under their own keys, for they may name somebody; and what they did to
-- many cases at once, for as long as it can be taken back: ids and codes only.

CREATE TABLE views (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    box text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX views_of_owner ON views (owner, made_at);

CREATE TABLE bulks (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    act text NOT NULL,
    items jsonb NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX bulks_of_owner ON bulks (owner, made_at);
