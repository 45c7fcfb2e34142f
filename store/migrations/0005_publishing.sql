CREATE TABLE "batch_refusals" (
	"batch" bigint NOT NULL,
	"instance_id" text NOT NULL,
	"number" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "batch_refusals_batch_instance_id_pk" PRIMARY KEY("batch","instance_id")
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"target" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"moved" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"author" text NOT NULL,
	"note" text,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"parts" json NOT NULL,
	"follow_up" text NOT NULL,
	"valid_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"report" json NOT NULL,
	"publication" bigint
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "definitions" ADD COLUMN "withdrawn_by" text;--> statement-breakpoint
CREATE INDEX "batches_open" ON "batches" USING btree ("id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "proposals_waiting" ON "proposals" USING btree ("valid_at") WHERE state in ('awaiting_approval', 'awaiting_date');