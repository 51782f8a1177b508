ALTER TABLE "installation" ADD COLUMN "backup_command_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "backup_verified_at" timestamp with time zone;