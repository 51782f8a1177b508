ALTER TABLE "flags" ADD COLUMN "coming_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "flags" ADD COLUMN "coming_by" uuid;--> statement-breakpoint
ALTER TABLE "words" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_coming_by_teachers_id_fk" FOREIGN KEY ("coming_by") REFERENCES "public"."teachers"("id") ON DELETE set null ON UPDATE no action;