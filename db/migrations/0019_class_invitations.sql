ALTER TABLE "teacher_links" ADD COLUMN "class_id" uuid;--> statement-breakpoint
ALTER TABLE "teacher_links" ADD COLUMN "may" text;--> statement-breakpoint
ALTER TABLE "teacher_links" ADD CONSTRAINT "teacher_links_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "teacher_links_class_id_index" ON "teacher_links" USING btree ("class_id");--> statement-breakpoint
ALTER TABLE "teacher_links" ADD CONSTRAINT "teacher_links_into_class" CHECK ((class_id is null) = (may is null));