"""What leaves a site in somebody else's format, and the ways by which it is sent."""
