INSERT INTO region_passage (passage, section, title, summary, source, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
