#!/bin/sh
# Run once by the postgres image on an empty volume. An account of one database cannot connect to another's:
# whoever reads the ledger's backup does not hold the keys to it.
set -eu

psql --username postgres --no-psqlrc --set ON_ERROR_STOP=1 \
    --set birge="$BIRGE_DB_PASSWORD" --set keys="$BIRGE_KEYS_DB_PASSWORD" --set temporal="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE birge LOGIN PASSWORD :'birge';
CREATE ROLE birge_keys LOGIN PASSWORD :'keys';
CREATE ROLE temporal LOGIN PASSWORD :'temporal';

CREATE DATABASE birge OWNER birge;
CREATE DATABASE birge_keys OWNER birge_keys;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;

-- An erasure ends with a checkpoint of a fresh log, so that the old one goes.
GRANT pg_checkpoint TO birge, birge_keys;
\connect birge
GRANT EXECUTE ON FUNCTION pg_switch_wal() TO birge, birge_keys;
\connect birge_keys
GRANT EXECUTE ON FUNCTION pg_switch_wal() TO birge, birge_keys;

REVOKE CONNECT ON DATABASE birge, birge_keys, temporal, temporal_visibility FROM PUBLIC;
SQL
