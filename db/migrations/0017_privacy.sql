CREATE TABLE "audit" (
	"n" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"teacher_id" uuid,
	"act" text NOT NULL,
	"class_id" uuid,
	"activity_id" uuid,
	"student_id" uuid,
	"detail" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ballots" DROP CONSTRAINT "ballots_student_id_students_id_fk";
--> statement-breakpoint
ALTER TABLE "teachers" ADD COLUMN "owner_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "retain_names_months" smallint;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "retain_work_months" smallint;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "retention_set_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "retention_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "audit_at_index" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_teacher_id_at_index" ON "audit" USING btree ("teacher_id","at");--> statement-breakpoint
CREATE INDEX "audit_student_id_index" ON "audit" USING btree ("student_id");
--> statement-breakpoint
-- Q34: the first teacher owns the installation. The owner of fixture classes is nobody.
UPDATE "teachers" SET "owner_since" = "created_at" WHERE "id" = (SELECT "id" FROM "teachers" WHERE "email" <> 'fixture' ORDER BY "created_at", "id" LIMIT 1);
--> statement-breakpoint
-- Q32: of activities that were closed before nobody knows the day; it counts from now.
UPDATE "activities" SET "closed_at" = now() WHERE "phase" = 'closed';
--> statement-breakpoint
-- Q34: the audit log is append-only. A line goes after a year, and the id of an erased student becomes nobody's.
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < now() - interval '365 days' THEN RETURN OLD; END IF;
  IF TG_OP = 'UPDATE' AND NEW."student_id" = '00000000-0000-0000-0000-000000000000' AND to_jsonb(NEW) - 'student_id' = to_jsonb(OLD) - 'student_id' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_is_append_only" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "audit_is_append_only"();
--> statement-breakpoint
-- R5 as before (0009), and Q31: a row that comes after its student was erased is a former member's. Erasing locks the class's documents, and
-- "here" is read after that lock was waited for, so no row names who is gone.
CREATE OR REPLACE FUNCTION "append_updates"("document_ids" uuid[], "writers" uuid[], "numbers" integer[], "authors" uuid[], "are_carried" boolean[], "times" double precision[], "all_bytes" bytea[])
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  "open" uuid[] := ARRAY(SELECT d."id" FROM "documents" d WHERE d."id" = ANY ("document_ids") AND d."closed_at" IS NULL FOR SHARE);
  "here" uuid[] := ARRAY(SELECT s."id" FROM "students" s WHERE s."id" = ANY ("authors"));
  "stored" integer;
BEGIN
  INSERT INTO "updates" ("document_id", "writer", "n", "author", "carried", "time", "bytes")
  SELECT r."document_id", r."writer", r."n", CASE WHEN r."author" IN (SELECT unnest("here")) THEN r."author" ELSE '00000000-0000-0000-0000-000000000000' END, r."carried", to_timestamp(r."ms" / 1000.0), r."bytes"
  FROM unnest("document_ids", "writers", "numbers", "authors", "are_carried", "times", "all_bytes") AS r("document_id", "writer", "n", "author", "carried", "ms", "bytes")
  WHERE r."document_id" IN (SELECT unnest("open"));
  GET DIAGNOSTICS "stored" = ROW_COUNT;
  RETURN "stored";
END $$;
