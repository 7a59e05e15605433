"""The Federation as respondent: a member contests how its own program sorted a case of hers (procedure 1C, its end)."""
