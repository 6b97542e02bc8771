"""What every other room stands on: where data is, and ways of ordering and building."""
