"""Calendars (iCalendar), entry by entry."""
