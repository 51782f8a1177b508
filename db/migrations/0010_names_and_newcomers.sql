ALTER TABLE "activities" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "merged_pin_counts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "merge_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "joined_from" text;--> statement-breakpoint
ALTER TABLE "students" ADD COLUMN "joined_with" text;--> statement-breakpoint
-- Those who stand for two names since before are not told of it now.
UPDATE "students" SET "merge_seen_at" = now() WHERE "merged_into" IS NOT NULL;
