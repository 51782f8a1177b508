CREATE TABLE "outside_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"teacher_id" uuid,
	"student_id" uuid,
	"class_id" uuid,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outside_accounts_subject" UNIQUE NULLS NOT DISTINCT("issuer","subject","class_id"),
	CONSTRAINT "outside_accounts_teacher" UNIQUE("teacher_id","issuer"),
	CONSTRAINT "outside_accounts_student" UNIQUE("student_id","issuer"),
	CONSTRAINT "outside_accounts_one_person" CHECK (num_nonnulls("outside_accounts"."teacher_id", "outside_accounts"."student_id") = 1),
	CONSTRAINT "outside_accounts_class" CHECK (("outside_accounts"."student_id" is null) = ("outside_accounts"."class_id" is null))
);
--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "passwords_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "pins_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outside_accounts" ADD CONSTRAINT "outside_accounts_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_accounts" ADD CONSTRAINT "outside_accounts_student_id_students_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."students"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_accounts" ADD CONSTRAINT "outside_accounts_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;