import Papa from "papaparse";
import type { ActivityReader } from "@/lib/activity/authorise";
import { exportTable, type TableName } from "@/lib/features/exporting/export-tables";

/** Exports a table, and returns its rows by column. Columns, values and phases are exported under their code names, not translated. */
export async function readExport(reader: ActivityReader, name: TableName): Promise<Record<string, string>[]> {
  const { stream } = await exportTable(reader, name, {
    column: (key) => key,
    value: (key) => key,
    phase: (key) => key,
  });
  const text = await new Response(stream).text();
  return Papa.parse<Record<string, string>>(text.trimEnd(), { header: true }).data;
}
