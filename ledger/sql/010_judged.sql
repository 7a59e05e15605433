-- How often flags of risk were right, and how quickly they were cleared, is asked of the log itself.
CREATE INDEX events_risk_judged ON ledger.events (notification_id) WHERE topic = 'risk.judged';
CREATE INDEX events_risk_flags ON ledger.events (originator_id, originator_version) WHERE topic = 'risk.assessed';
