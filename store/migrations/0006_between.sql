CREATE TABLE "kept_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workflow" text NOT NULL,
	"key" text,
	"message_id" text NOT NULL,
	"name" text NOT NULL,
	"body_hash" text NOT NULL,
	"content" json,
	"wrapped" text,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"instance_id" text
);
--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "caller" text;--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "caller_step" text;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_messages_id" ON "kept_messages" USING btree ("workflow","key","message_id") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "kept_messages_waiting" ON "kept_messages" USING btree ("workflow","key","id") WHERE state = 'kept';--> statement-breakpoint
CREATE INDEX "kept_messages_unclaimed" ON "kept_messages" USING btree ("at" DESC NULLS LAST,"id") WHERE state = 'unclaimed';--> statement-breakpoint
CREATE INDEX "instances_of_key" ON "instances" USING btree ("workflow","key","started_at") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "instances_caller" ON "instances" USING btree ("caller","started_at") WHERE caller is not null;--> statement-breakpoint
UPDATE "instances" SET "confirmed" = "sequence" WHERE "state" <> 'running';