CREATE TABLE "watches" (
	"name" text NOT NULL,
	"instance_id" text NOT NULL,
	"since_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "watches_name_instance_id_pk" PRIMARY KEY("name","instance_id")
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "watched" text;--> statement-breakpoint
CREATE INDEX "watches_instance" ON "watches" USING btree ("instance_id");