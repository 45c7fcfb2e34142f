CREATE TABLE "contact_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"last_row" integer DEFAULT 0 NOT NULL,
	"columns" jsonb,
	"retain_until" date,
	"afterwards" text DEFAULT 'anonymise' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "do_not_contact" (
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"by" text NOT NULL,
	CONSTRAINT "do_not_contact_kind_address_pk" PRIMARY KEY("kind","address")
);
--> statement-breakpoint
CREATE TABLE "list_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"file_hash" text,
	"wrapped" text,
	"state" text NOT NULL,
	"shape" jsonb,
	"header" text,
	"options" jsonb,
	"bytes_read" integer DEFAULT 0 NOT NULL,
	"rows_good" integer DEFAULT 0 NOT NULL,
	"rows_refused" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb,
	"fault" text,
	"by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "list_refusals" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"code" text NOT NULL,
	"detail" text,
	"raw" text NOT NULL,
	CONSTRAINT "list_refusals_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "list_rows" (
	"list_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"name" text,
	"phone" text,
	"email" text,
	"fax" text,
	"language" text,
	"zone" text,
	"channel" text,
	"hours" text,
	"extra" jsonb,
	"added_at" timestamp (3) with time zone NOT NULL,
	"anonymised" boolean DEFAULT false NOT NULL,
	CONSTRAINT "list_rows_list_id_row_pk" PRIMARY KEY("list_id","row")
);
--> statement-breakpoint
ALTER TABLE "list_refusals" ADD CONSTRAINT "list_refusals_import_id_list_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."list_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_lists_name" ON "contact_lists" USING btree ("name") WHERE state <> 'removed';--> statement-breakpoint
CREATE INDEX "contact_lists_created" ON "contact_lists" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "contact_lists_retention" ON "contact_lists" USING btree ("retain_until") WHERE state in ('importing', 'ready');--> statement-breakpoint
CREATE INDEX "do_not_contact_since" ON "do_not_contact" USING btree ("since" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "list_imports_list" ON "list_imports" USING btree ("list_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "list_imports_header" ON "list_imports" USING btree ("header","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "list_imports_one" ON "list_imports" USING btree ("list_id") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "list_rows_phone" ON "list_rows" USING hash ("phone") WHERE phone is not null;--> statement-breakpoint
CREATE INDEX "list_rows_email" ON "list_rows" USING hash ("email") WHERE email is not null;--> statement-breakpoint
CREATE INDEX "list_rows_fax" ON "list_rows" USING hash ("fax") WHERE fax is not null;