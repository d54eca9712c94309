"""What agents see: the tree, HTML, pictures, and the script that reads a page."""
