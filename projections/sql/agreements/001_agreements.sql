-- The register of agreements as it is listed and counted: what stands in each now, its days, and the words of its sides.

CREATE TABLE agreements (
    stream text PRIMARY KEY,
    level text NOT NULL,
    unit text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    employer_bin text NOT NULL,
    parties text NOT NULL,
    covered integer NOT NULL,
    signed_on date NOT NULL,
    in_force_from date NOT NULL,
    until date NOT NULL,
    ends_on date NOT NULL,
    prolonged boolean NOT NULL,
    lapsed boolean NOT NULL,
    proposed boolean NOT NULL,
    renewed_by text NOT NULL,
    renewed_from date,
    ended text NOT NULL,
    filed_on date,
    broken boolean NOT NULL,
    themes text[] NOT NULL,
    guarantees text[] NOT NULL,
    clauses integer NOT NULL,
    open_clauses integer NOT NULL,
    has_text boolean NOT NULL,
    words text NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX agreements_in_order ON agreements (signed_on DESC, stream);
CREATE INDEX agreements_by_end ON agreements (ends_on);
CREATE INDEX agreements_of_employer ON agreements (employer_bin);
