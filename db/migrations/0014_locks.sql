ALTER TABLE "teams" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;