CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"outreach_id" text NOT NULL,
	"questionnaire" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"complete" boolean DEFAULT false NOT NULL,
	"day" date NOT NULL,
	"data" jsonb NOT NULL,
	"resume" text,
	"row" integer,
	"begun_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "answers_kept_apart" CHECK (not anonymous or (begun_at is null and completed_at is null and (row is null or (not complete and resume is null))))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"outreach_id" text NOT NULL,
	"row" integer NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"begun" boolean DEFAULT false NOT NULL,
	"void" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outreach_contacts" ADD COLUMN "answered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "code" text;--> statement-breakpoint
CREATE INDEX "answers_outreach" ON "answers" USING btree ("outreach_id","complete","day");--> statement-breakpoint
CREATE UNIQUE INDEX "answers_resume" ON "answers" USING btree ("resume") WHERE resume is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "answers_contact" ON "answers" USING btree ("outreach_id","row") WHERE row is not null;--> statement-breakpoint
CREATE INDEX "invitations_contact" ON "invitations" USING btree ("outreach_id","row");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_code_unique" UNIQUE("code");