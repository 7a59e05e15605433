-- Every event says for itself when it happened: one command may tell of a whole past.

-- Appends the events of many commands, each command for itself: its last position, or NULL where the stream has
-- moved on, the number is taken or the command was answered before. The arrays of events are those of all commands
-- one after the other, `counts` says how many belong to each. `occurred` is given for
-- each event or, by processes of an older version, for each command.
CREATE OR REPLACE FUNCTION ledger.append(
    streams text[], expected bigint[], counts bigint[], actors text[], command_ids text[], fingerprints bytea[],
    occurred timestamptz[], numbers text[], topics text[], states bytea[]
) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
DECLARE
    last ledger.events;
    hash bytea;
    n int;
    first int;
    next_event int := 1;
    kept boolean := false;
    context_at bigint;
    each_event boolean := cardinality(occurred) = cardinality(topics);
BEGIN
    LOCK TABLE ledger.turn IN EXCLUSIVE MODE;
    FOR n IN 1 .. cardinality(streams) LOOP
        first := next_event;
        next_event := first + counts[n];
        SELECT * INTO last FROM ledger.events
            WHERE originator_id = streams[n] ORDER BY originator_version DESC LIMIT 1;
        IF coalesce(last.originator_version, 0) <> expected[n]
            OR EXISTS (SELECT FROM ledger.answers WHERE actor_id = actors[n] AND command_id = command_ids[n])
            OR (numbers[n] <> '' AND NOT ledger.take_number(numbers[n]))
        THEN
            RETURN NEXT NULL;
            CONTINUE;
        END IF;
        FOR i IN first .. next_event - 1 LOOP
            IF last.originator_id IS NULL THEN hash := ''; ELSE hash := ledger.event_hash(last); END IF;
            INSERT INTO ledger.events (
                originator_id, originator_version, topic, state, actor_id, command_id, occurred_at, prev_hash
            ) VALUES (
                streams[n], expected[n] + 1 + i - first, topics[i], states[i], actors[n], command_ids[n],
                CASE WHEN each_event THEN occurred[i] ELSE occurred[n] END, hash
            ) RETURNING * INTO last;
            IF ledger.shapes_context(topics[i]) THEN context_at := last.notification_id; END IF;
        END LOOP;
        INSERT INTO ledger.answers VALUES (
            actors[n], command_ids[n], fingerprints[n], streams[n], last.originator_version, last.notification_id,
            numbers[n]
        );
        kept := true;
        RETURN NEXT last.notification_id;
    END LOOP;
    IF context_at IS NOT NULL THEN
        UPDATE ledger.context_position SET position = context_at;
    END IF;
    IF kept THEN
        PERFORM pg_notify('ledger', currval('ledger.events_notification_id_seq')::text);
    END IF;
END $$;
