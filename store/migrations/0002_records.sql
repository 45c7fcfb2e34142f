CREATE TABLE "person_hashes" (
	"hash" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "person_hashes_hash_person_id_pk" PRIMARY KEY("hash","person_id")
);
--> statement-breakpoint
CREATE TABLE "person_records" (
	"id" text PRIMARY KEY NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"sealed" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_texts" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person_hashes" ADD CONSTRAINT "person_hashes_person_id_person_records_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person_records"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_hashes_person" ON "person_hashes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_records_updated" ON "person_records" USING btree ("updated_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "search_texts_words" ON "search_texts" USING gin ("words");--> statement-breakpoint
CREATE INDEX "instances_by_key" ON "instances" USING btree ("key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "audit_what" ON "audit" USING btree ("what","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");