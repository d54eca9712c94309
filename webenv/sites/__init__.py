"""Mock web sites and the private internet on which they are reached."""
