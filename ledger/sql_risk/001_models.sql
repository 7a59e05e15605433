-- Files of models, found by the SHA-256 they had when they were made, each with its card; nothing personal is in them.
CREATE TABLE risk.models (
    sha256 text PRIMARY KEY,
    content bytea NOT NULL,
    card jsonb NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
