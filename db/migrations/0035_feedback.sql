CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"match_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"to_team_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"sent_by" uuid,
	"opened_at" timestamp with time zone,
	"hidden_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_one_owner";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "feedback_shown_round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "feedback_id" uuid;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_match_id_matches_id_fk" FOREIGN KEY ("match_id") REFERENCES "public"."matches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_to_team_id_teams_id_fk" FOREIGN KEY ("to_team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_sent_by_students_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."students"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_between" ON "feedback" USING btree ("match_id","team_id","to_team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_practice" ON "feedback" USING btree ("match_id","team_id") WHERE to_team_id is null;--> statement-breakpoint
CREATE INDEX "feedback_team_id_index" ON "feedback" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "feedback_to_team_id_index" ON "feedback" USING btree ("to_team_id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_feedback_id_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "public"."feedback"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_feedback_epoch" ON "documents" USING btree ("feedback_id","epoch") WHERE feedback_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_feedback_live" ON "documents" USING btree ("feedback_id") WHERE feedback_id is not null and closed_at is null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_one_owner" CHECK (num_nonnulls("documents"."worksheet_id", "documents"."match_id", "documents"."feedback_id") = 1 and case "documents"."kind" when 'worksheet' then "documents"."worksheet_id" is not null when 'notes' then "documents"."match_id" is not null when 'feedback' then "documents"."feedback_id" is not null else false end);