-- Up to when a person was told of what is urgent: it does not wait for the morning with the rest.
ALTER TABLE alert_sent ADD COLUMN urgent BIGINT NOT NULL DEFAULT 0;
UPDATE alert_sent SET urgent = until;
