-- Which history the sequence numbers belong to: another one after a backup was put back, so that
-- phones which had read further know that what they read is not what happened.
ALTER TABLE community ADD COLUMN history BYTEA;
UPDATE community SET history = id;
