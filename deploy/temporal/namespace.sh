#!/bin/sh
# One namespace for all of Birge. Closed workflows are kept for a month: the record itself is the ledger.
set -eu
temporal operator cluster health
temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" ||
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention 30d
