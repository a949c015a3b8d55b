//! The command line as a person or a script uses it: the real program, in a folder of its own.

mod beslis;
mod beslis_form;
mod judging;
mod misuse;
mod program;
mod promises;
mod register;
mod roaz;
mod whole_way;
