#!/bin/sh
# Brings Temporal's two databases to the schema of this server version; safe to repeat.
set -eu

bring_up_to_date() {
    tool="temporal-sql-tool --plugin postgres12 --ep $POSTGRES_SEEDS -p $DB_PORT -u $POSTGRES_USER --db $1"
    versions="/etc/temporal/schema/postgresql/v12/$2/versioned"
    $tool update-schema -d "$versions" || { $tool setup-schema -v 0.0 && $tool update-schema -d "$versions"; }
}

bring_up_to_date "$DBNAME" temporal
bring_up_to_date "$VISIBILITY_DBNAME" visibility
