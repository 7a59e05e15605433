-- What is challenged, where, and what came of it. Appeals are counted anew, for a challenge is one of them.

CREATE TABLE challenges (
    day date NOT NULL,
    topic text NOT NULL,
    value text NOT NULL,
    broken_down boolean NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    system text NOT NULL,
    n bigint NOT NULL CHECK (n >= 0),
    PRIMARY KEY (day, topic, value, broken_down, region, branch, system)
);

DO $$
BEGIN
    IF current_schema() = 'barometer_v1' THEN
        TRUNCATE counts;
        DELETE FROM ledger.followers WHERE name = 'barometer';
        DELETE FROM ledger.dead_letters WHERE follower = 'barometer';
    END IF;
END
$$;
