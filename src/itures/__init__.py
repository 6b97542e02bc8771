"""itures reads resolutions of the International Telecommunication Union."""
