-- The order of a queue, and the ways into it: by the keys that open a case, by number, by who holds it.

CREATE INDEX cases_moment ON cases (moment, stream);
CREATE INDEX cases_keys ON cases USING gin (keys);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX cases_holder ON cases (holder, moment, stream);
