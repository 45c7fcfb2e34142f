CREATE TABLE "contract_uses" (
	"kind" text NOT NULL,
	"instance_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contract_uses_kind_instance_id_pk" PRIMARY KEY("kind","instance_id")
);
--> statement-breakpoint
CREATE TABLE "final_notices" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"contract" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"counted_by" text,
	"final" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "contract_uses_at" ON "contract_uses" USING btree ("kind","at");--> statement-breakpoint
CREATE INDEX "final_notices_contract" ON "final_notices" USING btree ("contract","at");