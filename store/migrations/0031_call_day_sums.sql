CREATE TABLE "call_day_marks" (
	"day" text NOT NULL,
	"transaction" "xid8" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_day_sums" (
	"grain" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"queue" text,
	"service" text,
	"language" text,
	"body" text,
	"operator" text,
	"outcome" text NOT NULL,
	"contacts" bigint NOT NULL,
	"welcomed" bigint NOT NULL,
	"self_service" bigint NOT NULL,
	"queued" bigint NOT NULL,
	"abandoned" bigint NOT NULL,
	"blocked" bigint NOT NULL,
	"lost" bigint NOT NULL,
	"call_backs" bigint NOT NULL,
	"voicemails" bigint NOT NULL,
	"flowed_out" bigint NOT NULL,
	"call_backs_offered" bigint NOT NULL,
	"answered" bigint NOT NULL,
	"open" bigint NOT NULL,
	"welcome_ms" bigint NOT NULL,
	"ivr_ms" bigint NOT NULL,
	"waited_ms" bigint NOT NULL,
	"answered_wait_ms" bigint NOT NULL,
	"talked_ms" bigint NOT NULL,
	"held_ms" bigint NOT NULL,
	"wrapped_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_days" (
	"day" text PRIMARY KEY NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"seen" "pg_snapshot" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_day_marks_day" ON "call_day_marks" USING btree ("day");--> statement-breakpoint
CREATE INDEX "call_day_sums_at" ON "call_day_sums" USING btree ("grain","at");