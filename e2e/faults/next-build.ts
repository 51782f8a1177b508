/** A build that follows this one: the same sources with one more migration, which does each thing that the rule of docs/operating.md allows. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "@/lib/process/root.js";
import { listMigrations } from "@/db/migrations-list";

export const nextMigration = [
  'CREATE TABLE "seats" ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL, "team_id" uuid NOT NULL);',
  'ALTER TABLE "seats" ADD CONSTRAINT "seats_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade;',
  'ALTER TABLE "updates" ADD COLUMN "device" text;',
  'ALTER TABLE "documents" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;',
  'ALTER TABLE "sessions" ADD COLUMN "seat_id" uuid;',
  'ALTER TABLE "sessions" ADD CONSTRAINT "sessions_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seats"("id") ON DELETE set null;',
  'CREATE INDEX "documents_pinned" ON "documents" USING btree ("pinned");',
  'UPDATE "documents" SET "pinned" = true WHERE "epoch" > 1;',
].join("\n--> statement-breakpoint\n");

const copied = ["bin", "components", "db", "lib", "messages", "package.json"];
const shared = [
  "app",
  "node_modules",
  "public",
  "next.config.js",
  "postcss.config.js",
  "package-lock.json",
  "tsconfig.json",
];

/** Returns the build's folder, which the caller deletes. The build has no pages, so it is started with CROSSCASE_ROLE=sync. */
export function makeNextBuild(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-next-build-"));
  try {
    for (const name of copied) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    for (const name of shared) symlinkSync(path.join(root, name), path.join(folder, name));
    addMigration(path.join(folder, "db", "migrations"));
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function addMigration(folder: string): void {
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: object[] }; // drizzle-kit has written it
  const when = (listMigrations().at(-1)?.madeAt ?? 0) + 1;
  const tag = "9999_next_build";
  journal.entries.push({ idx: journal.entries.length, version: "7", when, tag, breakpoints: true });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(path.join(folder, `${tag}.sql`), nextMigration);
}
