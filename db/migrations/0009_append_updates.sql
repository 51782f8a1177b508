-- R5: a function's plans are made once for a connection; planning took half of a small batch's time (docs/decisions/0014). One plan serves batches of
-- any size, and looks documents up by their key, however few there were when it was made.
-- The share lock waits for a transaction that is replacing the document and then finds it closed (R14): a row is either there when the
-- replacement reads, or refused; nor can the document be deleted meanwhile, which is why no foreign key has to look again.
CREATE FUNCTION "append_updates"("document_ids" uuid[], "writers" uuid[], "numbers" integer[], "authors" uuid[], "are_carried" boolean[], "times" double precision[], "all_bytes" bytea[])
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  "open" uuid[] := ARRAY(SELECT d."id" FROM "documents" d WHERE d."id" = ANY ("document_ids") AND d."closed_at" IS NULL FOR SHARE);
  "stored" integer;
BEGIN
  INSERT INTO "updates" ("document_id", "writer", "n", "author", "carried", "time", "bytes")
  SELECT r."document_id", r."writer", r."n", r."author", r."carried", to_timestamp(r."ms" / 1000.0), r."bytes"
  FROM unnest("document_ids", "writers", "numbers", "authors", "are_carried", "times", "all_bytes") AS r("document_id", "writer", "n", "author", "carried", "ms", "bytes")
  WHERE r."document_id" IN (SELECT unnest("open"));
  GET DIAGNOSTICS "stored" = ROW_COUNT;
  RETURN "stored";
END $$;
