//! What an adviser does, one file per deed.
