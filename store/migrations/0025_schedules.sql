CREATE TABLE "schedules" (
	"workflow" text PRIMARY KEY NOT NULL,
	"paused_by" text,
	"paused_at" timestamp (3) with time zone,
	"pause_note" text,
	"resumed_at" timestamp (3) with time zone,
	"told" text,
	"last_at" timestamp (3) with time zone,
	"last_instance" text,
	"last_refusal" jsonb
);
