-- How many appeals there were against an employer, and from a branch, before another one.
CREATE FUNCTION ledger.filed(state bytea, field text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN convert_from(state, 'UTF8')::jsonb ->> field;

CREATE INDEX events_filed_against ON ledger.events (ledger.filed(state, 'employer_bin'), notification_id)
    WHERE topic = 'appeal.filed';
CREATE INDEX events_filed_from ON ledger.events (ledger.filed(state, 'branch'), notification_id)
    WHERE topic = 'appeal.filed';
