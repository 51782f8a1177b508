ALTER TABLE "ballots" ADD COLUMN "came_from" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tries" ADD COLUMN "came_from" uuid[] DEFAULT '{}' NOT NULL;