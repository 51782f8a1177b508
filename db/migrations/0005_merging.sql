ALTER TABLE "ballots" ADD COLUMN "came_from" uuid;--> statement-breakpoint
ALTER TABLE "tries" ADD COLUMN "came_from" uuid;--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_came_from_students_id_fk" FOREIGN KEY ("came_from") REFERENCES "public"."students"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tries" ADD CONSTRAINT "tries_came_from_students_id_fk" FOREIGN KEY ("came_from") REFERENCES "public"."students"("id") ON DELETE set null ON UPDATE no action;