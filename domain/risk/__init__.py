"""What a program may say about the risk of a case: it can only ask for more human attention."""
