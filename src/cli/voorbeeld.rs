//! `voorbeeld`: an example register with its letters.
