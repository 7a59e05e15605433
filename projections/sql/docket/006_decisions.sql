-- What an algorithm decided, where a case challenges that.

ALTER TABLE cases ADD COLUMN decision text NOT NULL DEFAULT '';

-- What was listed before does not know of it, so the follower begins again with the first event.
DO $$
BEGIN
    IF current_schema() = 'docket_v1' THEN
        TRUNCATE cases;
        DELETE FROM ledger.followers WHERE name = 'docket';
        DELETE FROM ledger.dead_letters WHERE follower = 'docket';
    END IF;
END
$$;
