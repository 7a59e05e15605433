-- Challenges of decisions that a system of the register took, as they are counted on its page.

CREATE TABLE challenges (
    stream text PRIMARY KEY,
    system text NOT NULL,
    member text NOT NULL,
    decision text NOT NULL,
    outcome text NOT NULL,
    is_open boolean NOT NULL,
    notice text NOT NULL,
    objection text NOT NULL,
    filed_on date NOT NULL,
    broken_down boolean NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX challenges_of_system ON challenges (system, decision, filed_on) WHERE system <> '';
