"""Pages of the public information list: the desk's and the public ones."""
