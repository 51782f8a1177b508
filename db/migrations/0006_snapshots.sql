CREATE TABLE "chunks" (
	"document_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "chunks_document_id_number_pk" PRIMARY KEY("document_id","number")
);
--> statement-breakpoint
CREATE TABLE "compacted" (
	"document_id" uuid NOT NULL,
	"writer" uuid NOT NULL,
	"ns" "int4multirange" NOT NULL,
	CONSTRAINT "compacted_document_id_writer_pk" PRIMARY KEY("document_id","writer")
);
--> statement-breakpoint
CREATE TABLE "snapshots" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"state" "bytea" NOT NULL,
	"owners" jsonb NOT NULL,
	"authors" uuid[] NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"digest" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compacted" ADD CONSTRAINT "compacted_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshots" ADD CONSTRAINT "snapshots_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;