-- What is out of the ordinary about a case: a group, what its filing lacks, cases merged into it, a promise followed up.

ALTER TABLE cases
    ADD COLUMN group_of integer NOT NULL DEFAULT 0,
    ADD COLUMN marks text[] NOT NULL DEFAULT '{}',
    ADD COLUMN taken_in integer NOT NULL DEFAULT 0,
    ADD COLUMN followed_up boolean NOT NULL DEFAULT false;

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
