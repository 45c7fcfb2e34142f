CREATE TABLE "calendar_years" (
	"hash" text PRIMARY KEY NOT NULL,
	"content" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "compiled" (
	"hash" text PRIMARY KEY NOT NULL,
	"workflow" text NOT NULL,
	"program" json NOT NULL,
	"calendars" json NOT NULL,
	"compiled_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "current_versions" (
	"workflow" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "definitions" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	"author" text NOT NULL,
	"publication" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "definitions_kind_name_version_pk" PRIMARY KEY("kind","name","version")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"person" text NOT NULL,
	"base_version" integer,
	"text" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_kind_name_person_pk" PRIMARY KEY("kind","name","person")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "publications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"author" text NOT NULL,
	"note" text,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"instance_id" text NOT NULL,
	"clock" text NOT NULL,
	"lap" integer NOT NULL,
	"title" jsonb NOT NULL,
	"measure" text,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"breached" boolean NOT NULL,
	CONSTRAINT "clocks_instance_id_clock_lap_pk" PRIMARY KEY("instance_id","clock","lap")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"instance_id" text NOT NULL,
	"id" text NOT NULL,
	"step" text NOT NULL,
	"service" text NOT NULL,
	"input" json NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempt" integer NOT NULL,
	"timeout_ms" integer NOT NULL,
	"result" json,
	"error" json,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "effects_instance_id_id_pk" PRIMARY KEY("instance_id","id")
);
--> statement-breakpoint
CREATE TABLE "instance_keys" (
	"instance_id" text PRIMARY KEY NOT NULL,
	"wrapped" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"workflow" text NOT NULL,
	"version" text NOT NULL,
	"key" text,
	"state" text NOT NULL,
	"outcome" text,
	"priority" smallint NOT NULL,
	"summary" jsonb,
	"data" jsonb NOT NULL,
	"engine_state" text NOT NULL,
	"sequence" integer NOT NULL,
	"confirmed" integer NOT NULL,
	"due" timestamp (3) with time zone,
	"started_by" text,
	"channel" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"request_hash" text NOT NULL,
	"previous" text,
	CONSTRAINT "instances_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "log" (
	"instance_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"command_id" text NOT NULL,
	"body_hash" text NOT NULL,
	"type" text NOT NULL,
	"step" text,
	"by" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"event" json NOT NULL,
	"details" json NOT NULL,
	"answer" json,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "log_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "log_instance_id_sequence_pk" PRIMARY KEY("instance_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"instance_id" text NOT NULL,
	"principal" text NOT NULL,
	"template" text,
	"clock" text,
	"task_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "personal_hashes" (
	"hash" text NOT NULL,
	"path" text NOT NULL,
	"instance_id" text NOT NULL,
	CONSTRAINT "personal_hashes_hash_instance_id_path_pk" PRIMARY KEY("hash","instance_id","path")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"instance_id" text NOT NULL,
	"number" text NOT NULL,
	"workflow" text NOT NULL,
	"step" text NOT NULL,
	"title" jsonb NOT NULL,
	"state" text NOT NULL,
	"groups" text[] NOT NULL,
	"user" text,
	"skills" text[] NOT NULL,
	"mode" text,
	"not_by" text[] NOT NULL,
	"assignee" text,
	"priority" smallint NOT NULL,
	"due" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"by" text,
	"offered_to" text,
	"offered_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "visible" (
	"instance_id" text NOT NULL,
	"principal" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visible_instance_id_principal_pk" PRIMARY KEY("instance_id","principal")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"groups" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_name" UNIQUE("name"),
	CONSTRAINT "api_keys_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "group_members_group_user_id_pk" PRIMARY KEY("group","user_id")
);
--> statement-breakpoint
CREATE TABLE "group_roles" (
	"group" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "group_roles_group_role_pk" PRIMARY KEY("group","role")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"name" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_rights" (
	"role" text NOT NULL,
	"right" text NOT NULL,
	CONSTRAINT "role_rights_role_right_pk" PRIMARY KEY("role","right")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"name" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"display_name" text,
	"skills" text[] DEFAULT '{}'::text[] NOT NULL,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "users_name_unique" UNIQUE("name"),
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"who" text,
	"what" text NOT NULL,
	"subject" text,
	"source" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "writes" (
	"who" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" smallint,
	"answer" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "writes_who_key_pk" PRIMARY KEY("who","key")
);
--> statement-breakpoint
ALTER TABLE "current_versions" ADD CONSTRAINT "current_versions_hash_compiled_hash_fk" FOREIGN KEY ("hash") REFERENCES "public"."compiled"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "definitions" ADD CONSTRAINT "definitions_publication_publications_id_fk" FOREIGN KEY ("publication") REFERENCES "public"."publications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_groups_name_fk" FOREIGN KEY ("group") REFERENCES "public"."groups"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_group_groups_name_fk" FOREIGN KEY ("group") REFERENCES "public"."groups"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_role_roles_name_fk" FOREIGN KEY ("role") REFERENCES "public"."roles"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_rights" ADD CONSTRAINT "role_rights_role_roles_name_fk" FOREIGN KEY ("role") REFERENCES "public"."roles"("name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compiled_workflow" ON "compiled" USING btree ("workflow","compiled_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "definitions_publication" ON "definitions" USING btree ("publication");--> statement-breakpoint
CREATE INDEX "effects_unsettled" ON "effects" USING btree ("started_at") WHERE state in ('started', 'in_doubt');--> statement-breakpoint
CREATE UNIQUE INDEX "instances_key" ON "instances" USING btree ("workflow","key") WHERE state = 'running' and key is not null;--> statement-breakpoint
CREATE INDEX "instances_started" ON "instances" USING btree ("started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "instances_workflow" ON "instances" USING btree ("workflow","started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "instances_running" ON "instances" USING btree ("started_at" DESC NULLS FIRST,"id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "instances_running_ids" ON "instances" USING btree ("id") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "instances_updated" ON "instances" USING brin ("updated_at") WITH (pages_per_range=32,autosummarize=true);--> statement-breakpoint
CREATE UNIQUE INDEX "log_command" ON "log" USING btree ("instance_id","command_id");--> statement-breakpoint
CREATE INDEX "log_feed" ON "log" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "notices_principal" ON "notices" USING btree ("principal","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "personal_hashes_instance" ON "personal_hashes" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "tasks_instance" ON "tasks" USING btree ("instance_id");--> statement-breakpoint
CREATE INDEX "tasks_created" ON "tasks" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_urgency" ON "tasks" USING btree ("priority" DESC NULLS FIRST,"due","created_at","id") WHERE state in ('ready', 'claimed');--> statement-breakpoint
CREATE INDEX "tasks_groups" ON "tasks" USING gin ("groups") WHERE state in ('ready', 'claimed');--> statement-breakpoint
CREATE INDEX "tasks_assignee" ON "tasks" USING btree ("assignee") WHERE state in ('ready', 'claimed') and assignee is not null;--> statement-breakpoint
CREATE INDEX "tasks_user" ON "tasks" USING btree ("user") WHERE state in ('ready', 'claimed') and "user" is not null;--> statement-breakpoint
CREATE INDEX "visible_principal" ON "visible" USING btree ("principal","started_at" DESC NULLS FIRST,"instance_id");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "group_members_user" ON "group_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_who" ON "audit" USING btree ("who","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "writes_at" ON "writes" USING btree ("at");