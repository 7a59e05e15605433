"""What the union tells others of where it sees a conflict coming: never by one person alone."""
