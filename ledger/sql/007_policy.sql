-- The policy on risk and the models in force shape decisions as well.

CREATE OR REPLACE FUNCTION ledger.shapes_context(topic text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN topic ~ '^(unit\.|settings\.|calendar\.|person\.tie_|policy\.|model\.)';

REINDEX INDEX ledger.events_context;
