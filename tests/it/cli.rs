//! Tests of cli.

mod beslis;
