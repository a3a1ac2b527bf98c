"""What a programme is: frozen attrs classes, one noun a module, without files, YAML, positions or graphs."""
