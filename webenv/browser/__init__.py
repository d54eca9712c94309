"""Chromium: finding it, running it, and driving one context of it per environment."""
