-- What members say of the help they had, and endings that did not hold, are counted from the first event on.

DO $$
BEGIN
    IF current_schema() = 'barometer_v1' THEN
        TRUNCATE counts;
        DELETE FROM ledger.followers WHERE name = 'barometer';
        DELETE FROM ledger.dead_letters WHERE follower = 'barometer';
    END IF;
END
$$;
