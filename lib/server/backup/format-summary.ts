/** Formats what the backup and restore commands print (B8). */
import type { BackupHeader } from "./format";

/** "31 tables with 12,345 rows, as of 2026-11-29 02:00:05 UTC, by Crosscase 0.1.0 abc at 0016_co_teachers" */
export function formatContents({ tables, moment, build, migration }: BackupHeader): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${tables.length} tables with ${formatNumber(rows)} rows, as of ${formatMoment(moment)}, by Crosscase ${build} at ${migration.name ?? migration.madeAt}`;
}

export const formatMoment = (moment: string): string => `${moment.slice(0, 19).replace("T", " ")} UTC`;

export const formatNumber = (count: number): string => count.toLocaleString("en-US");

export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${formatNumber(Math.ceil(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One line for each table that has rows. */
export function formatTables({ tables }: BackupHeader): string {
  const filled = tables.filter(({ rows }) => rows > 0);
  const width = Math.max(0, ...filled.map(({ name }) => name.length));
  return filled.map(({ name, rows }) => `  ${name.padEnd(width)}  ${formatNumber(rows)}`).join("\n");
}
