"""From the text of a file to the model, with everything that is wrong with it as diagnostics."""
