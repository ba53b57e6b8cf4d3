-- When a file that is whole was last sent or asked for again: what no record shows is swept a while after.
ALTER TABLE blob ADD COLUMN asked_at BIGINT;
