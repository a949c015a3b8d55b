//! The screens, each a struct, a Message and an Action.
