//! Interprets an edition of the guide: which verdict, which passages. Knows no clock, no file, no SQL.
