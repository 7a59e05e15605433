-- A password that somebody else set: until this moment it leads to the choice of another one, and to nothing else.
ALTER TABLE accounts ADD COLUMN one_time_until timestamptz;
