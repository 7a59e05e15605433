-- How often something happened on a day in Kazakhstan. Where the member did not agree to statistics, only that it did.

CREATE TABLE counts (
    day date NOT NULL,
    measure text NOT NULL,
    broken_down boolean NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    category text NOT NULL,
    channel text NOT NULL,
    outcome text NOT NULL,
    n bigint NOT NULL CHECK (n >= 0),
    PRIMARY KEY (day, measure, broken_down, region, branch, category, channel, outcome)
);
