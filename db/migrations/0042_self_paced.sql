ALTER TABLE "activities" ADD COLUMN "self_paced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "paced_from" text;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activities" ADD COLUMN "results_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "reached" text;