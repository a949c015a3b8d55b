//! Tests of story_submissions.
