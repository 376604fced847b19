"""A workbook that people filled by hand, read as its headings suggest."""
