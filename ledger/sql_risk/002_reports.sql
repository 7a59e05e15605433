-- What came of a model, counted anew by night: the promise beside what was obtained, and whether its scores drift.
CREATE TABLE risk.reports (
    model text PRIMARY KEY,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    report jsonb NOT NULL
);
