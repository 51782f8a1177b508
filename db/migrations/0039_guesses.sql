CREATE TABLE "guesses" (
	"activity_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"guess" text NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"came_from" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "guesses_activity_id_student_id_guess_pk" PRIMARY KEY("activity_id","student_id","guess")
);
--> statement-breakpoint
ALTER TABLE "guesses" ADD CONSTRAINT "guesses_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guesses" ADD CONSTRAINT "guesses_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."students"("id") ON DELETE cascade ON UPDATE no action;