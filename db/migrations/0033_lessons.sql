CREATE TABLE "lesson_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"lesson_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lesson_versions_number" UNIQUE("lesson_id","number")
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"built_in" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lessons_built_in_unique" UNIQUE("built_in")
);
--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD CONSTRAINT "lesson_versions_lesson_id_lessons_id_fk" FOREIGN KEY ("lesson_id") REFERENCES "public"."lessons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- The lesson of all activities that there are. Its content is written after the migrations (db/built-in-lessons.ts).
INSERT INTO "lessons" ("built_in") VALUES ('when-deep-learning-fails');--> statement-breakpoint
INSERT INTO "lesson_versions" ("id", "lesson_id", "number", "title", "content") SELECT 'when-deep-learning-fails', "id", 1, 'When Deep Learning Fails', '{}' FROM "lessons";--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_content_id_lesson_versions_id_fk" FOREIGN KEY ("content_id") REFERENCES "public"."lesson_versions"("id") ON DELETE no action ON UPDATE no action;