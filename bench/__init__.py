"""What this house can carry on the machine it runs on, beside baselines of the same minute."""
