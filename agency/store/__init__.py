"""Tables and named queries of the agency; the only part that knows SQLAlchemy."""
