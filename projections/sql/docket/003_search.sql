-- The ways by which a search comes to a case: whose it is, against whom, and from which primary organisation.

CREATE INDEX cases_member ON cases (member);
CREATE INDEX cases_employer ON cases (employer_bin);
CREATE INDEX cases_primary ON cases (primary_unit);
