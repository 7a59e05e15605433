-- Law 2 where a case goes on in another one: every review that is open in it has to be required there by the same act.

CREATE FUNCTION ledger.refuse_going_over_without_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    left_open int;
    required_there int;
    act text := regexp_replace(NEW.command_id, ' beside$', '');
BEGIN
    SELECT count(*) INTO left_open FROM ledger.events AS required
        WHERE required.originator_id = NEW.originator_id AND required.topic = 'review.required'
            AND NOT EXISTS (
                SELECT FROM ledger.events AS done
                WHERE done.originator_id = NEW.originator_id AND done.topic = 'review.completed'
                    AND done.originator_version > required.originator_version
                    AND convert_from(done.state, 'UTF8')::jsonb ->> 'review'
                        = convert_from(required.state, 'UTF8')::jsonb ->> 'review'
            );
    SELECT count(*) INTO required_there FROM ledger.events AS required
        WHERE required.originator_id = convert_from(NEW.state, 'UTF8')::jsonb ->> 'other'
            AND required.topic = 'review.required' AND required.command_id IN (act, act || ' beside');
    IF required_there < left_open THEN
        RAISE EXCEPTION 'law 2: % may not go over without its reviews', NEW.originator_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reviews_go_along';
    END IF;
    RETURN NULL;
END $$;

-- At the end of the transaction, when both records are written.
CREATE CONSTRAINT TRIGGER reviews_go_along AFTER INSERT ON ledger.events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.topic = 'appeal.gone_over') EXECUTE FUNCTION ledger.refuse_going_over_without_reviews();
