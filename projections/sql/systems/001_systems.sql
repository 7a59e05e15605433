-- The register of algorithmic systems as it is listed: what is known of each now, and the words by which it is found.

CREATE TABLE systems (
    stream text PRIMARY KEY,
    name text NOT NULL,
    employer text NOT NULL,
    employer_bin text NOT NULL,
    unit text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    vendor text NOT NULL,
    purposes text[] NOT NULL,
    other_purpose text NOT NULL,
    status text NOT NULL,
    since date,
    autonomy text NOT NULL,
    told text NOT NULL,
    assessed text NOT NULL,
    agreed text NOT NULL,
    words text NOT NULL,
    registered_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL
);
CREATE INDEX systems_in_order ON systems (changed_at DESC, stream);
CREATE INDEX systems_of_employer ON systems (employer_bin);
