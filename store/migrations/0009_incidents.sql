ALTER TABLE "instances" ADD COLUMN "incidents" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "clocks_overdue" ON "clocks" USING btree ("instance_id") WHERE breached and stopped_at is null;--> statement-breakpoint
CREATE INDEX "instances_incidents" ON "instances" USING btree ("started_at" DESC NULLS FIRST,"id") WHERE incidents > 0;