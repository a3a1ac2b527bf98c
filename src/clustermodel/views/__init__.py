"""What several exporters share: the document for people, labels, tables, escapes."""
