ALTER TABLE "call_events" ALTER COLUMN "events" SET DATA TYPE bytea USING convert_to("events"::text, 'UTF8');
