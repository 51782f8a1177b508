CREATE TABLE "audit_unsent" (
	"n" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "audit_copied" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_unsent" ADD CONSTRAINT "audit_unsent_n_audit_n_fk" FOREIGN KEY ("n") REFERENCES "public"."audit"("n") ON DELETE cascade ON UPDATE no action;