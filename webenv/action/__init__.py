"""The action language: from an agent's text to an action, and from a target to a node."""
