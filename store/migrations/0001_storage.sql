-- What Drizzle can't say. The state lies out of line and uncompressed: compressing it costs more CPU than writing it.
ALTER TABLE "instances" ALTER COLUMN "engine_state" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- Room on each page for new versions of its rows: most appends change a row that is looked at by its id only.
ALTER TABLE "instances" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
--> statement-breakpoint
ALTER TABLE "tasks" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
--> statement-breakpoint
ALTER TABLE "clocks" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "effects" SET (fillfactor = 80);
