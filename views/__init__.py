"""The pages of the app: one module a page, each with `show`, and the pieces that they share."""
