DROP INDEX "instances_running_ids";--> statement-breakpoint
ALTER TABLE "instances" ADD COLUMN "closing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "instances_open_ids" ON "instances" USING btree ("id") WHERE state = 'running' or closing;