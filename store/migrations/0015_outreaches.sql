CREATE TABLE "outreach_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outreach_id" text NOT NULL,
	"row" integer NOT NULL,
	"by" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"remarks" text,
	"appointment" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outreach_contacts" (
	"outreach_id" text NOT NULL,
	"row" integer NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"outcome" text,
	"done" boolean DEFAULT false NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"appointment" boolean DEFAULT false NOT NULL,
	"skill" text,
	"language" text,
	"taken" uuid,
	CONSTRAINT "outreach_contacts_outreach_id_row_pk" PRIMARY KEY("outreach_id","row")
);
--> statement-breakpoint
CREATE TABLE "outreach_counts" (
	"outreach_id" text NOT NULL,
	"shard" smallint NOT NULL,
	"outcome" text NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "outreach_counts_outreach_id_shard_outcome_pk" PRIMARY KEY("outreach_id","shard","outcome")
);
--> statement-breakpoint
CREATE TABLE "outreaches" (
	"id" text PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"version" text NOT NULL,
	"list_id" uuid,
	"order" jsonb NOT NULL,
	"state" text NOT NULL,
	"loaded_row" integer DEFAULT 0 NOT NULL,
	"reports" integer DEFAULT 0 NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "outreach_attempts_contact" ON "outreach_attempts" USING btree ("outreach_id","row","begun_at");--> statement-breakpoint
CREATE INDEX "outreach_attempts_open" ON "outreach_attempts" USING btree ("outreach_id","by") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "outreach_contacts_again" ON "outreach_contacts" USING btree ("outreach_id","appointment" DESC NULLS LAST,"retry_at") WHERE not done and taken is null and retry_at is not null;--> statement-breakpoint
CREATE INDEX "outreach_contacts_fresh" ON "outreach_contacts" USING btree ("outreach_id","row") WHERE not done and taken is null and retry_at is null;--> statement-breakpoint
CREATE INDEX "outreaches_instance" ON "outreaches" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "outreaches_begun" ON "outreaches" USING btree ("begun_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "outreaches_list" ON "outreaches" USING btree ("list_id");