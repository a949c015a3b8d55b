//! The command line as a person or a script uses it: the real program, in a folder of its own.

mod beslis;
mod beslis_form;
mod facturen;
mod findings;
mod judging;
mod misuse;
mod program;
mod promises;
mod register;
mod roaz;
mod tarieven;
mod whole_way;
