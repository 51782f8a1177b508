ALTER TABLE "activities" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "importing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "importing_documents" uuid[];--> statement-breakpoint
-- NOT VALID: a database that has such a row already is migrated too. The start and doctor find it (db/queries/privacy/reserved-ids.ts).
ALTER TABLE "teachers" ADD CONSTRAINT "teachers_id_is_a_person" CHECK ("teachers"."id" <> '00000000-0000-0000-0000-000000000000') NOT VALID;--> statement-breakpoint
ALTER TABLE "students" ADD CONSTRAINT "students_id_is_a_person" CHECK ("students"."id" <> '00000000-0000-0000-0000-000000000000') NOT VALID;
