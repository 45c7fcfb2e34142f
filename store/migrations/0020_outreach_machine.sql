CREATE TABLE "outreach_workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outreach_id" text NOT NULL,
	"beat_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "worker" uuid;--> statement-breakpoint
ALTER TABLE "outreach_attempts" ADD COLUMN "doubt_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "rate_count" integer;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "rate_per_ms" integer;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "trouble_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "all_tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "samples" jsonb DEFAULT '[]'::jsonb NOT NULL;