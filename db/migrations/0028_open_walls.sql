CREATE TABLE "open_walls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "open_walls" ADD CONSTRAINT "open_walls_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "open_walls_activity_id_index" ON "open_walls" USING btree ("activity_id");--> statement-breakpoint
UPDATE "activities" SET "reveal_step" = 4 WHERE "phase" IN ('results', 'closed');
