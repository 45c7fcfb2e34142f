CREATE TABLE "attempt_events" (
	"attempt_id" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "attempt_events_attempt_id_id_pk" PRIMARY KEY("attempt_id","id")
);
--> statement-breakpoint
CREATE TABLE "outreach_filled" (
	"outreach_id" text NOT NULL,
	"cell" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "outreach_filled_outreach_id_cell_pk" PRIMARY KEY("outreach_id","cell")
);
--> statement-breakpoint
CREATE TABLE "outreach_segments" (
	"outreach_id" text NOT NULL,
	"segment" bigint NOT NULL,
	"channel" text NOT NULL,
	"language" text,
	"zone" text,
	"hours" text,
	"cells" text[] NOT NULL,
	"contacts" integer NOT NULL,
	CONSTRAINT "outreach_segments_outreach_id_segment_pk" PRIMARY KEY("outreach_id","segment")
);
--> statement-breakpoint
ALTER TABLE "outreach_contacts" ADD COLUMN "segment" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "counts" text;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "appointments_told" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_events" ADD CONSTRAINT "attempt_events_attempt_id_outreach_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."outreach_attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outreach_attempts_sheet" ON "outreach_attempts" USING btree ("outreach_id","begun_at","id");--> statement-breakpoint
CREATE INDEX "outreach_contacts_appointments" ON "outreach_contacts" USING btree ("outreach_id","retry_at") WHERE not done and taken is null and appointment;--> statement-breakpoint
CREATE INDEX "outreach_contacts_lane_again" ON "outreach_contacts" USING btree ("outreach_id","segment",coalesce(skill, ''),"retry_at") WHERE not done and taken is null and retry_at is not null and not appointment;--> statement-breakpoint
CREATE INDEX "outreach_contacts_lane_fresh" ON "outreach_contacts" USING btree ("outreach_id","segment","row") WHERE not done and not waits and taken is null and retry_at is null;--> statement-breakpoint
CREATE INDEX "outreaches_counts" ON "outreaches" USING btree ("counts","begun_at") WHERE counts is not null;
--> statement-breakpoint
UPDATE "outreaches" SET "counts" = "order" ->> 'counts' WHERE "order" ->> 'counts' IS NOT NULL;--> statement-breakpoint
UPDATE "outreach_contacts" c SET "segment" = hashtextextended(jsonb_build_array(c."channel", c."language", r."zone", r."hours", '{}'::text[])::text, 0) & 9007199254740991
  FROM "outreaches" o LEFT JOIN "list_rows" r ON r."list_id" = o."list_id" WHERE o."id" = c."outreach_id" AND r."row" = c."row";--> statement-breakpoint
UPDATE "outreach_contacts" SET "segment" = hashtextextended(jsonb_build_array("channel", "language", null::text, null::text, '{}'::text[])::text, 0) & 9007199254740991 WHERE "segment" = 0;--> statement-breakpoint
INSERT INTO "outreach_segments" ("outreach_id", "segment", "channel", "language", "zone", "hours", "cells", "contacts")
  SELECT c."outreach_id", c."segment", c."channel", c."language", r."zone", r."hours", '{}', count(*)
  FROM "outreach_contacts" c JOIN "outreaches" o ON o."id" = c."outreach_id" LEFT JOIN "list_rows" r ON r."list_id" = o."list_id" AND r."row" = c."row"
  GROUP BY 1, 2, 3, 4, 5, 6;
