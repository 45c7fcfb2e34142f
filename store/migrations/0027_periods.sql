CREATE TABLE "period_cases" (
	"contract" text NOT NULL,
	"period" text NOT NULL,
	"edition" smallint NOT NULL,
	"kind" text NOT NULL,
	"part" integer NOT NULL,
	"cases" integer NOT NULL,
	"counts" jsonb NOT NULL,
	"lines" "bytea" NOT NULL,
	CONSTRAINT "period_cases_contract_period_edition_kind_part_pk" PRIMARY KEY("contract","period","edition","kind","part")
);
--> statement-breakpoint
CREATE TABLE "period_editions" (
	"contract" text NOT NULL,
	"period" text NOT NULL,
	"edition" smallint NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"reason" text,
	"asked_by" text,
	"seen" text NOT NULL,
	"version" integer NOT NULL,
	"definition" text NOT NULL,
	"measures" json NOT NULL,
	CONSTRAINT "period_editions_contract_period_edition_pk" PRIMARY KEY("contract","period","edition")
);
--> statement-breakpoint
CREATE TABLE "period_reports" (
	"contract" text NOT NULL,
	"until" text NOT NULL,
	"recipient" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "period_reports_contract_until_recipient_pk" PRIMARY KEY("contract","until","recipient")
);
--> statement-breakpoint
CREATE INDEX "clocks_due" ON "clocks" USING brin ("due_at") WITH (pages_per_range=32,autosummarize=true);