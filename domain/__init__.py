"""What Birge knows about the law and the work of a trade union, free of machinery."""
