-- What lies on a table, and who moved in which round, is found in the index alone: of thousands of texts only the last
-- of each side are then read.

ALTER TABLE entries
    DROP CONSTRAINT entries_pkey,
    ADD PRIMARY KEY (clause, topic, of, position) INCLUDE (round, recorded_at);
