"""The built-in plugins: one module for each family of checks, one for each exporter. None imports another."""
