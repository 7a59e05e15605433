-- Who may sign in, who is signed in, and which programs act for whom. Only hashes of secrets are kept.
CREATE TABLE accounts (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login         text NOT NULL UNIQUE,
    person_id     text NOT NULL CHECK (person_id LIKE 'person-%'),
    password_hash text NOT NULL,
    language      text NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
    disabled      boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sessions (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash   bytea NOT NULL UNIQUE,
    account      bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);
CREATE INDEX sessions_of_account ON sessions (account);

CREATE TABLE tokens (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    account    bigint NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);

-- What still opens something; how long a session may rest is asked by the caller.
CREATE VIEW open_sessions AS
SELECT s.id, s.token_hash, s.created_at, s.last_seen_at, a.id AS account, a.login, a.person_id, a.language
FROM sessions s JOIN accounts a ON a.id = s.account
WHERE s.revoked_at IS NULL AND s.expires_at > now() AND NOT a.disabled;

CREATE VIEW open_tokens AS
SELECT t.id, t.token_hash, a.id AS account, a.login, a.person_id, a.language
FROM tokens t JOIN accounts a ON a.id = t.account
WHERE t.revoked_at IS NULL AND NOT a.disabled;
