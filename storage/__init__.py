"""Behind `clinic.ports`: SQLite by default, PostgreSQL when larger."""
