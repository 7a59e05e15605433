-- Signs of a coming conflict by day and employer: numbers and codes. A round knows its talks, and they their employer.

CREATE TABLE signs (
    day date NOT NULL,
    sign text NOT NULL,
    employer_bin text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL,
    talks text NOT NULL,
    n bigint NOT NULL CHECK (n >= 0),
    PRIMARY KEY (day, sign, employer_bin, region, branch, talks)
);

CREATE TABLE talks (
    stream text PRIMARY KEY,
    employer_bin text NOT NULL,
    region text NOT NULL,
    branch text NOT NULL
);
