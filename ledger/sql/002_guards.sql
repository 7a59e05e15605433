-- What the database itself refuses, whoever asks.

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.answers
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.reads
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- Law 2: no case closes over a required review that nobody but its proposer has completed.
CREATE FUNCTION ledger.refuse_unreviewed_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM ledger.events AS required,
            LATERAL (SELECT convert_from(required.state, 'UTF8')::jsonb AS is) AS demand
        WHERE required.originator_id = NEW.originator_id
            AND required.topic = 'review.required'
            AND NOT EXISTS (
                SELECT FROM ledger.events AS done
                WHERE done.originator_id = NEW.originator_id
                    AND done.topic = 'review.completed'
                    AND done.originator_version > required.originator_version
                    AND convert_from(done.state, 'UTF8')::jsonb ->> 'review' = demand.is ->> 'review'
                    AND done.actor_id IS DISTINCT FROM demand.is ->> 'proposer'
            )
    ) THEN
        RAISE EXCEPTION 'law 2: % may not close before its review', NEW.originator_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'closing_needs_review';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER closing_needs_review BEFORE INSERT ON ledger.events
    FOR EACH ROW WHEN (NEW.topic = 'case.closed') EXECUTE FUNCTION ledger.refuse_unreviewed_closing();
