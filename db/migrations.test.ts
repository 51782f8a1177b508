import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listMigrations, migrationsFolder } from "./migrations-list";
import { findBreakingStatements } from "./testing/breaking-statements";

/** Up to this one a server was stopped for an update; the rule of docs/operating.md holds from the next on. */
const lastBeforeRule = "0018_rosters_and_backups";

/** Migrations that take away what no build reads or writes since the earlier migration that is named here had landed. */
const contractSteps: Readonly<Record<string, string>> = {};

/** Statements that were looked at one by one, each with why the build before goes on with it. */
const judgedHarmless: Readonly<Record<string, string>> = {
  'ALTER TABLE "teacher_links" ADD CONSTRAINT "teacher_links_into_class" CHECK ((class_id is null) = (may is null))':
    "0019 has added both columns: a build that knows neither leaves both empty",
  'ALTER TABLE "classes" ADD CONSTRAINT "classes_sourced_id_unique" UNIQUE("sourced_id")':
    "the same migration adds the column, which a build that does not know it leaves empty",
  'UPDATE "activities" SET "reveal_step" = 4 WHERE "phase" IN (\'results\', \'closed\')':
    "devices of such a class have shown everything; a build that knows four steps takes the fifth for its last",
  'ALTER TABLE "activities" ADD CONSTRAINT "activities_content_id_lesson_versions_id_fk" FOREIGN KEY ("content_id") REFERENCES "public"."lesson_versions"("id") ON DELETE no action ON UPDATE no action':
    "a build before it knows one lesson, whose row the same migration adds",
  'ALTER TABLE "documents" DROP CONSTRAINT "documents_one_owner"':
    "the same migration adds the constraint for three owners",
  [`ALTER TABLE "documents" ADD CONSTRAINT "documents_one_owner" CHECK (num_nonnulls("documents"."worksheet_id", "documents"."match_id", "documents"."feedback_id") = 1 and case "documents"."kind" when 'worksheet' then "documents"."worksheet_id" is not null when 'notes' then "documents"."match_id" is not null when 'feedback' then "documents"."feedback_id" is not null else false end)`]:
    "0035 has added the third owner, which a build that knows two leaves empty",
  ...Object.fromEntries(
    [
      '"documents_feedback_epoch" ON "documents" USING btree ("feedback_id","epoch") WHERE feedback_id is not null',
      '"documents_feedback_live" ON "documents" USING btree ("feedback_id") WHERE feedback_id is not null and closed_at is null',
    ].map((index) => [`CREATE UNIQUE INDEX ${index}`, "an index of a column that 0035 has added"]),
  ),
  ...Object.fromEntries(
    ["teachers", "students"].map((table) => [
      `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_id_is_a_person" CHECK ("${table}"."id" <> '00000000-0000-0000-0000-000000000000') NOT VALID`,
      "only a crafted file has ever given anybody this id; an import of it by an older build is refused as damaged",
    ]),
  ),
};

describe("what an older build survives that still runs while a newer one migrates", () => {
  it("B9d: each migration only adds, or is the contract step of an earlier one", () => {
    const names = listMigrations().map(({ name }) => name);
    const ruled = names.slice(names.indexOf(lastBeforeRule) + 1);
    expect(names).toContain(lastBeforeRule);
    const found = ruled
      .filter((migration) => contractSteps[migration] === undefined)
      .flatMap((migration) =>
        findBreakingStatements(readFileSync(path.join(migrationsFolder, `${migration}.sql`), "utf8")),
      )
      .filter((statement) => judgedHarmless[statement] === undefined);
    expect(found, "docs/operating.md, Updating without a break: expand first, contract in a later build").toEqual([]);
  });

  it("B9d: a contract step comes after the migration whose leftovers it takes away", () => {
    const names = listMigrations().map(({ name }) => name);
    for (const [step, expanded] of Object.entries(contractSteps)) {
      expect(names, `${step} takes away what ${expanded} has replaced`).toEqual(
        expect.arrayContaining([step, expanded]),
      );
      expect(names.indexOf(step)).toBeGreaterThan(names.indexOf(expanded));
    }
  });

  it("B9d: tables, optional columns, indexes, and keys and values of new columns are additions", () => {
    const additions = [
      'CREATE TABLE "seats" (\n\t"id" uuid PRIMARY KEY,\n\t"team_id" uuid NOT NULL\n);',
      'ALTER TABLE "seats" ADD CONSTRAINT "seats_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id");',
      'ALTER TABLE "seats" ADD COLUMN "row" integer NOT NULL;',
      'CREATE UNIQUE INDEX "seats_one" ON "seats" USING btree ("team_id");',
      'INSERT INTO "seats" SELECT gen_random_uuid(), "id" FROM "teams";',
      'ALTER TABLE "teams" ADD COLUMN "room" text;',
      'ALTER TABLE "teams" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;',
      'ALTER TABLE "teams" ADD COLUMN "host_id" uuid;',
      'ALTER TABLE "teams" ADD CONSTRAINT "teams_host" FOREIGN KEY ("host_id") REFERENCES "public"."students"("id");',
      '-- Those that are there.\nUPDATE "teams" SET "room" = \'A\' WHERE "number" < 3;',
      'CREATE INDEX "teams_room" ON "teams" USING btree ("room");',
      'CREATE FUNCTION "f"() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN NULL;\nEND $$;',
      'CREATE TRIGGER "t" AFTER DELETE ON "seats" FOR EACH STATEMENT EXECUTE FUNCTION "f"();',
    ];
    expect(findBreakingStatements(additions.join("\n--> statement-breakpoint\n"))).toEqual([]);
  });

  it.each([
    'DROP TABLE "teams"',
    'ALTER TABLE "teams" DROP COLUMN "locked"',
    'ALTER TABLE "teams" DROP CONSTRAINT "teams_fk"',
    'ALTER TABLE "teams" RENAME TO "groups"',
    'ALTER TABLE "teams" RENAME COLUMN "locked" TO "kept"',
    'ALTER TABLE "teams" ALTER COLUMN "mode" SET NOT NULL',
    'ALTER TABLE "teams" ALTER COLUMN "number" SET DATA TYPE bigint',
    'ALTER TABLE "teams" ALTER COLUMN "locked" DROP DEFAULT',
    'ALTER TABLE "teams" ADD COLUMN "room" text NOT NULL',
    'ALTER TABLE "teams" ADD COLUMN "room" text UNIQUE',
    'ALTER TABLE "teams" ADD CONSTRAINT "teams_number" CHECK ("teams"."number" > 0)',
    'ALTER TABLE "teams" ADD CONSTRAINT "teams_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activities"("id")',
    'CREATE UNIQUE INDEX "teams_mode" ON "teams" USING btree ("mode")',
    'CREATE OR REPLACE FUNCTION "append_updates"() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE TRIGGER "t" AFTER INSERT ON "teams" FOR EACH ROW EXECUTE FUNCTION "f"()',
    'INSERT INTO "teams" DEFAULT VALUES',
    'UPDATE "journal" SET "changes" = \'[]\'',
    'UPDATE "teams" SET "locked" = true, "mode" = $1',
    'DELETE FROM "teams"',
    "something that nobody has thought of",
  ])("B9d: what takes away or asks for more is found: %s", (statement) => {
    expect(findBreakingStatements(`${statement};`)).toEqual([statement]);
  });
});
