CREATE TABLE "sightings" (
	"address" text NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sightings_address_person_id_pk" PRIMARY KEY("address","person_id")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sightings_seen_at_index" ON "sightings" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "throttles_at_index" ON "throttles" USING btree ("at");