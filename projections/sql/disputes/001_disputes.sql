-- Collective disputes as their people list them: stages, days and who is named. No word of what anybody wrote.

CREATE TABLE disputes (
    stream text PRIMARY KEY,
    unit text NOT NULL,
    employer_bin text NOT NULL,
    stage text NOT NULL,
    closed boolean NOT NULL,
    stopped boolean NOT NULL,
    due_on date,
    late boolean NOT NULL,
    team jsonb NOT NULL,
    told text[] NOT NULL,
    opened_at timestamptz NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX disputes_open ON disputes (due_on) WHERE NOT closed;
