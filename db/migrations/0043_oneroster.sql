ALTER TABLE "classes" ADD COLUMN "sourced_id" text;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "listed_name" text;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "sourced_id" text;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "listed_name" text;--> statement-breakpoint
ALTER TABLE "classes" ADD CONSTRAINT "classes_sourced_id_unique" UNIQUE("sourced_id");