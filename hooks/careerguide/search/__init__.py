"""The search index that the browser reads."""
