-- The order of a queue: in each group the urgent cases first. Most lists are of open ones, and few of all are open.

CREATE INDEX cases_pressing ON cases (urgent, moment, stream);
CREATE INDEX cases_open ON cases (urgent, moment, stream) WHERE closed_at IS NULL;
DROP INDEX cases_moment;
