"""Harbour & Finch, the shop at shop.test."""

from webenv.sites.shop import pages as pages
from webenv.sites.shop.site import site

__all__ = ["site"]
