//! Tests of story_letters.
