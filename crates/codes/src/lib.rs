//! Organisation identifiers, dates, working-day calendars, closed public lists.
