//! What is kept, as domain verbs; SQLite and PostgreSQL inside.
