DROP INDEX "second_scorings_in_hand";--> statement-breakpoint
CREATE UNIQUE INDEX "detections_begun" ON "detections" USING btree ("auditor","audit_id") WHERE state = 'begun';--> statement-breakpoint
CREATE UNIQUE INDEX "second_scorings_in_hand" ON "second_scorings" USING btree ("auditor") WHERE ended_at is null;