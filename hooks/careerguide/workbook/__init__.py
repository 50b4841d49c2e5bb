"""The data as a workbook for spreadsheets: what its sheets and columns are, and how it is written and read."""
