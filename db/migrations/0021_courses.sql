CREATE TABLE "course_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"deployment_id" text NOT NULL,
	"course_id" text NOT NULL,
	"link_id" text NOT NULL,
	"course_title" text DEFAULT '' NOT NULL,
	"members_url" text,
	"line_item_url" text,
	"opened_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "course_links_link" UNIQUE("issuer","client_id","deployment_id","link_id")
);
--> statement-breakpoint
CREATE TABLE "launches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nonce" text NOT NULL,
	"launch" jsonb,
	"teacher_id" uuid,
	"activity_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "launches_nonce_unique" UNIQUE("nonce")
);
--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "tool_key" text;--> statement-breakpoint
ALTER TABLE "course_links" ADD CONSTRAINT "course_links_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "launches" ADD CONSTRAINT "launches_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_links_activity_id_index" ON "course_links" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "launches_expires_at_index" ON "launches" USING btree ("expires_at");