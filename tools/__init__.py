"""Programs that make data and assets which are checked in; none runs in the product."""
