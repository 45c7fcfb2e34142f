ALTER TABLE "list_imports" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "list_imports" DROP COLUMN "seen_at";