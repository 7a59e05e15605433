-- Consultations before a system is introduced, as the page of the system lists them.

CREATE TABLE consultations (
    stream text PRIMARY KEY,
    system text NOT NULL,
    unit text NOT NULL,
    employer_bin text NOT NULL,
    stage text NOT NULL,
    closed boolean NOT NULL,
    due_on date,
    late boolean NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX consultations_of_system ON consultations (system);
CREATE INDEX consultations_open ON consultations (due_on) WHERE NOT closed;
