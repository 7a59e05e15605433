"""What a letter says: facts in, PDF and mail text out. Sends nothing, reads no database."""
