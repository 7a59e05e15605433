"""The commands of Birge, thin: each calls the package that does the work."""
