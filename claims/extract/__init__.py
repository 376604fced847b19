"""From a document to draft claims: every figure grounded in its words."""
