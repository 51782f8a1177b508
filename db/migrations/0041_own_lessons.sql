ALTER TABLE "lessons" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "draft_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_owner_id_teachers_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."teachers"("id") ON DELETE set null ON UPDATE no action;