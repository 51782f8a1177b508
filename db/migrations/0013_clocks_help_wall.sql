CREATE TABLE "phase_clocks" (
	"activity_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"spent_ms" bigint DEFAULT 0 NOT NULL,
	"counts_from" timestamp with time zone,
	"limit_from_ms" bigint,
	"limit_length_ms" bigint,
	CONSTRAINT "phase_clocks_activity_id_phase_pk" PRIMARY KEY("activity_id","phase")
);
--> statement-breakpoint
CREATE TABLE "team_minutes" (
	"team_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"ms" bigint NOT NULL,
	CONSTRAINT "team_minutes_team_id_phase_pk" PRIMARY KEY("team_id","phase")
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"team_id" uuid,
	"student_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"sentence" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended" text
);
--> statement-breakpoint
CREATE TABLE "word_readers" (
	"word_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "word_readers_word_id_student_id_pk" PRIMARY KEY("word_id","student_id")
);
--> statement-breakpoint
CREATE TABLE "words" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"activity_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "plan" text;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "pause" jsonb;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "spotlight" jsonb;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "names_on_wall" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "reveal_step" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "extra_time" smallint DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "phase_clocks" ADD CONSTRAINT "phase_clocks_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_minutes" ADD CONSTRAINT "team_minutes_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."students"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "word_readers" ADD CONSTRAINT "word_readers_word_id_words_id_fk" FOREIGN KEY ("word_id") REFERENCES "public"."words"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "word_readers" ADD CONSTRAINT "word_readers_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."students"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "words" ADD CONSTRAINT "words_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "words" ADD CONSTRAINT "words_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flags_activity_id_student_id_index" ON "flags" USING btree ("activity_id","student_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_open_team" ON "flags" USING btree ("team_id") WHERE ended_at is null and team_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flags_open_student" ON "flags" USING btree ("activity_id","student_id") WHERE ended_at is null and team_id is null;--> statement-breakpoint
CREATE INDEX "word_readers_student_id_index" ON "word_readers" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "words_activity_id_index" ON "words" USING btree ("activity_id");