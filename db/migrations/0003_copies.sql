ALTER TABLE "copies" DROP CONSTRAINT "copies_student_id_match_id_unique";--> statement-breakpoint
ALTER TABLE "copies" DROP CONSTRAINT "copies_one_document";--> statement-breakpoint
ALTER TABLE "copies" DROP CONSTRAINT "copies_match_id_matches_id_fk";
--> statement-breakpoint
ALTER TABLE "copies" ALTER COLUMN "worksheet_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "copies" DROP COLUMN "match_id";