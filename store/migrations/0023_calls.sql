CREATE TABLE "call_events" (
	"call_id" text PRIMARY KEY NOT NULL,
	"events" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_instances" (
	"call_id" text NOT NULL,
	"instance_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "call_instances_call_id_instance_id_pk" PRIMARY KEY("call_id","instance_id")
);
--> statement-breakpoint
CREATE TABLE "call_queues" (
	"name" text PRIMARY KEY NOT NULL,
	"known" boolean NOT NULL,
	"title" text,
	"service" text,
	"language" text,
	"body" text,
	"first_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"service" text,
	"language" text,
	"body" text,
	"queue" text,
	"queues" text[],
	"welcomed_at" timestamp (3) with time zone,
	"queued_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"waited_ms" integer,
	"talked_ms" integer,
	"held_ms" integer,
	"wrapped_ms" integer,
	"ivr_ms" integer,
	"operator" text,
	"operators" text[],
	"presented" smallint NOT NULL,
	"transfers" smallint NOT NULL,
	"call_back_offered" boolean NOT NULL,
	"first_contact" boolean,
	"contradictions" text[],
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "probes" (
	"id" text PRIMARY KEY NOT NULL,
	"component" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"up" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_instances_instance" ON "call_instances" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "calls_offered" ON "calls" USING btree ("offered_at","id");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("offered_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "calls_contradicting" ON "calls" USING btree ("offered_at") WHERE contradictions is not null;--> statement-breakpoint
CREATE INDEX "probes_component" ON "probes" USING btree ("component","at");