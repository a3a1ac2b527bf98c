"""For tests of programmes and plugins: strategies that make programmes, and cases of checks."""
