"""The catalogue's hand-written tables: categories, brands and product families."""
