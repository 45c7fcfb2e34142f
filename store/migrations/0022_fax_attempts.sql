ALTER TABLE "outreach_attempts" ADD COLUMN "job" text;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "pages" smallint;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "duration_ms" integer;