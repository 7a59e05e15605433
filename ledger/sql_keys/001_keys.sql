-- The keys of subjects, wrapped; who was erased, for ever; and a number that moves with every erasure.

CREATE TABLE keys.subject_keys (
    subject text PRIMARY KEY,
    wrapped bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE keys.erased_subjects (
    subject text PRIMARY KEY,
    erased_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE keys.epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch bigint NOT NULL
);
INSERT INTO keys.epoch (epoch) VALUES (0);

CREATE FUNCTION keys.make(fresh_subjects text[], fresh_keys bytea[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO keys.subject_keys (subject, wrapped)
    SELECT subject, wrapped FROM unnest(fresh_subjects, fresh_keys) AS fresh (subject, wrapped)
    WHERE NOT EXISTS (SELECT FROM keys.erased_subjects AS erased WHERE erased.subject = fresh.subject)
    ON CONFLICT DO NOTHING
$$;

-- Waits for every key that is just being made, so none slips in between.
CREATE FUNCTION keys.destroy(gone text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE keys.subject_keys IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO keys.erased_subjects (subject) VALUES (gone) ON CONFLICT DO NOTHING;
    DELETE FROM keys.subject_keys WHERE subject = gone;
    UPDATE keys.epoch SET epoch = epoch + 1;
END $$;
