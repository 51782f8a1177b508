ALTER TABLE "updates" DROP CONSTRAINT "updates_document_id_documents_id_fk";
--> statement-breakpoint
-- In place of the key: an append locks the document's row in share, so whoever deletes it waits, and then sees the rows.
CREATE FUNCTION "rows_go_with_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "updates" USING "gone" WHERE "updates"."document_id" = "gone"."id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "rows_go_with_documents" AFTER DELETE ON "documents" REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "rows_go_with_documents"();
