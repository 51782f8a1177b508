CREATE TABLE "restores" (
	"document_id" uuid NOT NULL,
	"writer" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"moment" timestamp with time zone,
	"undoes" uuid,
	CONSTRAINT "restores_document_id_writer_pk" PRIMARY KEY("document_id","writer")
);
--> statement-breakpoint
ALTER TABLE "restores" ADD CONSTRAINT "restores_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;