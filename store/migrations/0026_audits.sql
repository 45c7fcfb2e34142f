CREATE TABLE "audit_cells" (
	"audit_id" uuid NOT NULL,
	"cell" integer NOT NULL,
	"body" text NOT NULL,
	"kind" text NOT NULL,
	"service" text NOT NULL,
	"language" text NOT NULL,
	"channel" text NOT NULL,
	"weekday" smallint NOT NULL,
	"band" text NOT NULL,
	"planned" integer NOT NULL,
	CONSTRAINT "audit_cells_audit_id_cell_pk" PRIMARY KEY("audit_id","cell")
);
--> statement-breakpoint
CREATE TABLE "audit_days" (
	"audit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"begun" integer NOT NULL,
	CONSTRAINT "audit_days_audit_id_kind_day_pk" PRIMARY KEY("audit_id","kind","day")
);
--> statement-breakpoint
CREATE TABLE "audit_sheets" (
	"version" text PRIMARY KEY NOT NULL,
	"sheet" jsonb NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "detections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"audit_id" uuid NOT NULL,
	"cell" integer NOT NULL,
	"turn" integer NOT NULL,
	"twice" boolean NOT NULL,
	"replaces" uuid,
	"state" text DEFAULT 'planned' NOT NULL,
	"auditor" text,
	"begun_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"sheet" text,
	"answers" jsonb,
	"course" jsonb,
	"remarks" text,
	"attachments" text[] DEFAULT '{}' NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "mystery_audits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"title" text NOT NULL,
	"contract" text NOT NULL,
	"order" jsonb NOT NULL,
	"sheet" text NOT NULL,
	"reference" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'working' NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text,
	CONSTRAINT "mystery_audits_instance_id_unique" UNIQUE("instance_id")
);
--> statement-breakpoint
CREATE TABLE "second_scorings" (
	"detection_id" uuid PRIMARY KEY NOT NULL,
	"auditor" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"answers" jsonb
);
--> statement-breakpoint
ALTER TABLE "audit_cells" ADD CONSTRAINT "audit_cells_audit_id_mystery_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."mystery_audits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_days" ADD CONSTRAINT "audit_days_audit_id_mystery_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."mystery_audits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_audit_id_mystery_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."mystery_audits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_sheet_audit_sheets_version_fk" FOREIGN KEY ("sheet") REFERENCES "public"."audit_sheets"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mystery_audits" ADD CONSTRAINT "mystery_audits_sheet_audit_sheets_version_fk" FOREIGN KEY ("sheet") REFERENCES "public"."audit_sheets"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_scorings" ADD CONSTRAINT "second_scorings_detection_id_detections_id_fk" FOREIGN KEY ("detection_id") REFERENCES "public"."detections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_cells_slot" ON "audit_cells" USING btree ("audit_id","weekday","band");--> statement-breakpoint
CREATE INDEX "detections_planned" ON "detections" USING btree ("audit_id","turn") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "detections_in_hand" ON "detections" USING btree ("auditor","audit_id") WHERE state in ('begun', 'sent');--> statement-breakpoint
CREATE INDEX "detections_cell" ON "detections" USING btree ("audit_id","cell");--> statement-breakpoint
CREATE INDEX "second_scorings_in_hand" ON "second_scorings" USING btree ("auditor") WHERE ended_at is null;