//! The one thread that owns the desk, and with it the register.
