"""Tables as strangers bring them, made from known records, read without a mapping and compared with the records."""
