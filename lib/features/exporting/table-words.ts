import { getTranslations } from "next-intl/server";
import type { TableWords } from "./table";

/** The words of tables in the reader's language. */
export async function loadTableWords(): Promise<TableWords> {
  return { column: await columnWords(), value: await valueWords(), phase: await phaseWords() };
}

async function columnWords(): Promise<TableWords["column"]> {
  const t = await getTranslations("exporting.columns");
  return (name) => t(name);
}

async function valueWords(): Promise<TableWords["value"]> {
  const t = await getTranslations("exporting.values");
  return (name) => t(name);
}

async function phaseWords(): Promise<TableWords["phase"]> {
  const t = await getTranslations("app.phases");
  return (name) => t(name);
}
