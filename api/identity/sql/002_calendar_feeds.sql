-- Addresses under which a calendar program fetches somebody's dates. The secret in the address is kept as a hash only.
CREATE TABLE calendar_feeds (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    secret_hash     bytea NOT NULL UNIQUE,
    account         bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_fetched_at timestamptz,
    revoked_at      timestamptz
);
CREATE INDEX calendar_feeds_of_account ON calendar_feeds (account);
