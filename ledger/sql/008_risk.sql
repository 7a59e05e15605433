-- Law 2 under a policy on risk: no case of a person closes over something that a person did and no assessment looked at.
-- What the closing command itself records cannot have been looked at before.

CREATE FUNCTION ledger.policy_on_risk_at(position_of bigint) RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce((
    SELECT topic = 'policy.adopted' FROM ledger.events
    WHERE originator_id = 'risk-models' AND topic IN ('policy.adopted', 'policy.ended')
        AND notification_id < position_of
    ORDER BY notification_id DESC LIMIT 1
), false);

-- The same border as domain/risk/news.py.
CREATE FUNCTION ledger.is_news(topic text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN topic <> ALL (ARRAY[
    'appeal.urgency_found', 'care.asking_ended', 'care.execution_asked', 'care.wellbeing_asked', 'case.closed',
    'case.delegation_ended', 'case.escalated', 'case.route_referred', 'challenge.decision_day_came', 'letter.dropped',
    'letter.issued', 'letter.owed', 'notice.failed', 'notice.held', 'notice.ordered', 'notice.sent', 'notice.spared',
    'notice.taken_back', 'review.completed', 'review.offered', 'review.required', 'risk.assessed', 'risk.judged',
    'term.carried', 'term.dropped', 'term.lapse_annulled', 'term.lapse_carried', 'term.lapsed', 'term.met',
    'term.moved', 'term.reminded', 'term.started', 'track.step_offered'
]);

-- Whether a person did something in a case that no assessment had looked at when this event closed it. Where she
-- contests the Federation's own program nothing is assessed.
CREATE FUNCTION ledger.closes_unassessed(closing ledger.events) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (
    SELECT FROM ledger.events AS done
    WHERE done.originator_id = closing.originator_id AND done.originator_version < closing.originator_version
        AND done.actor_kind = 'person' AND ledger.is_news(done.topic)
        AND (done.actor_id, done.command_id) <> (closing.actor_id, closing.command_id)
        AND NOT EXISTS (
            SELECT FROM ledger.events AS looked
            WHERE looked.originator_id = closing.originator_id AND looked.topic = 'risk.assessed'
                AND looked.originator_version > done.originator_version
                AND looked.originator_version < closing.originator_version
        )
) AND NOT EXISTS (
    SELECT FROM ledger.events AS contested
    WHERE contested.originator_id = closing.originator_id AND contested.topic = 'challenge.decision_challenged'
        AND coalesce(convert_from(contested.state, 'UTF8')::jsonb ->> 'about', '') <> ''
);

CREATE FUNCTION ledger.refuse_unassessed_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF ledger.policy_on_risk_at(NEW.notification_id) AND ledger.closes_unassessed(NEW) THEN
        RAISE EXCEPTION 'law 2: % may not close before its risk was assessed', NEW.originator_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'closing_needs_assessment';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER closing_needs_assessment BEFORE INSERT ON ledger.events
    FOR EACH ROW WHEN (NEW.topic = 'case.closed' AND split_part(NEW.originator_id, '-', 1) IN ('appeal', 'challenge'))
    EXECUTE FUNCTION ledger.refuse_unassessed_closing();
