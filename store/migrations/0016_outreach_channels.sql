DROP INDEX "outreach_contacts_again";--> statement-breakpoint
DROP INDEX "outreach_contacts_fresh";--> statement-breakpoint
ALTER TABLE "outreach_contacts" ADD COLUMN "channel" text DEFAULT 'phone' NOT NULL;--> statement-breakpoint
ALTER TABLE "outreach_contacts" ADD COLUMN "waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "outreach_contacts_again" ON "outreach_contacts" USING btree ("outreach_id","channel","appointment" DESC NULLS LAST,"retry_at") WHERE not done and taken is null and retry_at is not null;--> statement-breakpoint
CREATE INDEX "outreach_contacts_fresh" ON "outreach_contacts" USING btree ("outreach_id","channel","row") WHERE not done and not waits and taken is null and retry_at is null;