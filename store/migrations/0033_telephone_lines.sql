CREATE TABLE "telephone_lines" (
	"line" integer PRIMARY KEY NOT NULL,
	"worker" uuid,
	"taken_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "outreach_workers" ADD COLUMN "line_wanted_at" timestamp (3) with time zone;