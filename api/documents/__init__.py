"""Files on their way into a case: taken piece by piece, looked into, freed of what they tell of their maker, sealed."""
