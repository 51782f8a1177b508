/** `npm run backup -- FILE` and `npm run backup -- --verify FILE` (B8), with or without a running server. */
import { formatBytes, formatContents, formatNumber, formatTables } from "@/lib/server/backup/format-summary";
import { makeBackup } from "@/lib/server/backup/make-backup";
import { recordBackup } from "@/lib/server/backup/record-backup";
import { verifyBackup } from "@/lib/server/backup/verify-backup";
import type { Env } from "@/lib/process/env";
import { parseArguments, resolveFile, runCommandLine, UsageError } from "@/lib/server/commands/command";

const usage = "Use: npm run backup -- FILE   or, to try one: npm run backup -- --verify FILE";

async function back(env: Env, file: string, withoutTeachers: boolean): Promise<string> {
  const { header, bytes } = await makeBackup(env, { file, withoutTeachers });
  await recordBackup(env, file, header).catch((error: unknown) =>
    console.error("The backup is made, and the audit log has no line of it:", error),
  );
  return `Backed up to ${file} (${formatBytes(bytes)}): ${formatContents(header)}. Try it: npm run backup -- --verify ${file}`;
}

async function verify(file: string): Promise<string> {
  const { header, documents, rows, problems } = await verifyBackup(file);
  const found = `${file}: ${formatContents(header)}.\n${formatTables(header)}\n${formatNumber(documents)} documents with ${formatNumber(rows)} rows in their logs`;
  if (problems.length > 0)
    throw new UsageError(
      `${found}.\nIt can be restored, and of these documents not all can be read. Take a new backup; if that says the same, the database itself is damaged.\n${problems.join("\n")}`,
    );
  return `${found}, and each can be read.\nThis backup is whole: it was restored into a temporary database, which is deleted again.`;
}

await runCommandLine(async (env) => {
  const { values, positionals } = parseArguments(
    { allowPositionals: true, options: { verify: { type: "boolean" }, "without-teachers": { type: "boolean" } } },
    usage,
  );
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(usage);
  const at = resolveFile(file);
  console.log(await (values.verify === true ? verify(at) : back(env, at, values["without-teachers"] === true)));
});
