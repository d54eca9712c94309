"""What reviewers say, as hand-written tables."""
