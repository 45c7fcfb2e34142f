CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"size" integer NOT NULL,
	"type" text NOT NULL,
	"name" jsonb NOT NULL,
	"wrapped" text NOT NULL,
	"instance_id" text,
	"contact_id" text,
	"uploaded_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"workflow" text NOT NULL,
	"identity" text NOT NULL,
	"sender" text NOT NULL,
	"content" jsonb,
	"wrapped" text,
	"state" text NOT NULL,
	"reason" text,
	"instance_id" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_by" text,
	"handled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notice_mails" (
	"notice_id" bigint NOT NULL,
	"user" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"error" text,
	CONSTRAINT "notice_mails_notice_id_user_pk" PRIMARY KEY("notice_id","user")
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "texts" json;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mailed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "notice_mails" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "attachments_instance" ON "attachments" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "attachments_contact" ON "attachments" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "attachments_loose" ON "attachments" USING btree ("created_at") WHERE instance_id is null and contact_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_identity" ON "contacts" USING btree ("identity");--> statement-breakpoint
CREATE INDEX "contacts_received" ON "contacts" USING btree ("received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "contacts_open" ON "contacts" USING btree ("state","received_at" DESC NULLS FIRST,"id") WHERE state in ('received', 'unassigned');--> statement-breakpoint
CREATE INDEX "contacts_instance" ON "contacts" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "contacts_sender" ON "contacts" USING btree ("sender");--> statement-breakpoint
CREATE INDEX "notice_mails_open" ON "notice_mails" USING btree ("at") WHERE state in ('pending', 'started');--> statement-breakpoint
CREATE INDEX "notices_unmailed" ON "notices" USING btree ("id") WHERE not mailed;