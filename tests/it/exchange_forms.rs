//! The program's own workbooks and settings file: out, through other programs, and back.

mod decisions;
mod export;
mod intake_form;
mod intake_form_doubts;
mod other_programs;
mod own_grid;
mod partner_list;
mod region_file;
