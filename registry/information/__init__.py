"""The public information list (DIP): what a body publishes, in which category, held by whom, in which versions."""
