"""Contact records: what a chair, a lawyer or a supervisor did for a member in a minute, kept and counted."""
