-- The record itself: one table, one total order, nothing ever changed or taken back.

CREATE FUNCTION ledger.shapes_context(topic text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN topic ~ '^(unit\.|settings\.|calendar\.|person\.tie_)';

CREATE TABLE ledger.events (
    originator_id text NOT NULL CHECK (originator_id LIKE '%_-_%'),
    originator_version bigint NOT NULL CHECK (originator_version > 0),
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial NOT NULL,
    kind text GENERATED ALWAYS AS (split_part(originator_id, '-', 1)) STORED,
    actor_id text NOT NULL,
    actor_kind text GENERATED ALWAYS AS (split_part(actor_id, '-', 1)) STORED,
    command_id text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    occurred_at timestamptz NOT NULL,
    prev_hash bytea NOT NULL,
    PRIMARY KEY (originator_id, originator_version)
);
CREATE UNIQUE INDEX events_position ON ledger.events (notification_id);
CREATE INDEX events_context ON ledger.events (notification_id) WHERE ledger.shapes_context(topic);

-- What was answered to whom, kept for ever: a repeated command gets its first answer again.
CREATE TABLE ledger.answers (
    actor_id text NOT NULL,
    command_id text NOT NULL,
    fingerprint bytea NOT NULL,
    stream text NOT NULL,
    version bigint NOT NULL,
    position bigint NOT NULL,
    number text NOT NULL,
    PRIMARY KEY (actor_id, command_id)
);

CREATE TABLE ledger.case_numbers (
    year int PRIMARY KEY,
    last int NOT NULL
);

-- Who looked at what, and why.
CREATE TABLE ledger.reads (
    id bigserial PRIMARY KEY,
    stream text NOT NULL,
    actor_id text NOT NULL,
    purpose text NOT NULL,
    read_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX reads_of_stream ON ledger.reads (stream, id);

-- The last event that shapes the context of decisions; one row.
CREATE TABLE ledger.context_position (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO ledger.context_position (position) VALUES (0);

-- How far each follower has come, and the events that it could not digest.
CREATE TABLE ledger.followers (
    name text PRIMARY KEY,
    position bigint NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 10);

CREATE TABLE ledger.dead_letters (
    follower text NOT NULL,
    position bigint NOT NULL,
    stream text NOT NULL,
    fault text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (follower, position)
);
CREATE INDEX dead_letters_of_stream ON ledger.dead_letters (follower, stream);

-- A table that exists to be locked: whoever appends has the turn until the commit, so positions become visible in
-- their order. Locking `events` itself would do the same and would stop every vacuum and analyze of it.
CREATE TABLE ledger.turn ();
