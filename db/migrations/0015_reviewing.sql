ALTER TABLE "marks" DROP CONSTRAINT "marks_one";--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_level";--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "rubric" jsonb;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "teacher_id" uuid;--> statement-breakpoint
-- What is there was written by a teacher of the class; until now a class had one.
UPDATE "comments" SET "teacher_id" = (
  SELECT ct."teacher_id" FROM "submissions" s
  JOIN "activities" a ON a."id" = s."activity_id"
  JOIN "class_teachers" ct ON ct."class_id" = a."class_id"
  WHERE s."id" = "comments"."submission_id" ORDER BY ct."teacher_id" LIMIT 1);--> statement-breakpoint
ALTER TABLE "comments" ALTER COLUMN "teacher_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "teacher_id" uuid;--> statement-breakpoint
-- What is there was written by a teacher of the class; until now a class had one.
UPDATE "marks" SET "teacher_id" = (
  SELECT ct."teacher_id" FROM "submissions" s
  JOIN "activities" a ON a."id" = s."activity_id"
  JOIN "class_teachers" ct ON ct."class_id" = a."class_id"
  WHERE s."id" = "marks"."submission_id" ORDER BY ct."teacher_id" LIMIT 1);--> statement-breakpoint
ALTER TABLE "marks" ALTER COLUMN "teacher_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "chosen" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_teacher_id_index" ON "comments" USING btree ("teacher_id");--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_one" UNIQUE NULLS NOT DISTINCT("submission_id","student_id","criterion","teacher_id");--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_level" CHECK ("marks"."level" between 1 and 6);--> statement-breakpoint
-- Entries that can still be undone name the teacher too.
UPDATE "journal" SET "changes" = (
  SELECT jsonb_agg(CASE
    WHEN c ->> 'key' LIKE 'mark/%' THEN jsonb_set(c, '{key}', to_jsonb(c ->> 'key' || '/' || "journal"."teacher_id"))
    WHEN c ->> 'key' LIKE 'comment/%' THEN c
      || CASE WHEN jsonb_typeof(c -> 'before') = 'object' THEN jsonb_build_object('before', c -> 'before' || jsonb_build_object('teacherId', "journal"."teacher_id")) ELSE '{}' END
      || CASE WHEN jsonb_typeof(c -> 'after') = 'object' THEN jsonb_build_object('after', c -> 'after' || jsonb_build_object('teacherId', "journal"."teacher_id")) ELSE '{}' END
    ELSE c END ORDER BY place)
  FROM jsonb_array_elements("journal"."changes") WITH ORDINALITY AS e(c, place))
WHERE EXISTS (SELECT 1 FROM jsonb_array_elements("journal"."changes") c WHERE c ->> 'key' LIKE 'mark/%' OR c ->> 'key' LIKE 'comment/%');
