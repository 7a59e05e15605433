"""What others may learn from a challenge that is over: a summary without names, which two people and she let go."""
