"""Files beside the pages: the JSON API, CSV tables, feeds, calendars and editor schemas."""
