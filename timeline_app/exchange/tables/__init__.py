"""Events as flat records, and what spreadsheets take: CSV and XLSX."""
