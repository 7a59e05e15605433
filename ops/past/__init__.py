"""A made-up past for the demo federation: months of cases, lived through by the real deciders and the real ledger."""
