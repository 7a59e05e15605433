-- A person's key is asked for by the key alone: nobody else may use it again.
CREATE INDEX answers_to_people ON ledger.answers (command_id) WHERE actor_id LIKE 'person-%';
