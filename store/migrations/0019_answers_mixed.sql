ALTER TABLE "answers" ALTER COLUMN "day" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "mixed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "answers_to_mix" ON "answers" USING btree ("day") WHERE anonymous and complete and not mixed;