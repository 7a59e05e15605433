"""The record: an append-only log of events in PostgreSQL, and the keys that open what people wrote."""
