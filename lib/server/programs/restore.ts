/** `npm run restore -- FILE [--move-aside]` (B8), while no server runs. */
import { formatContents } from "@/lib/server/backup/format-summary";
import { restoreBackup } from "@/lib/server/backup/restore-backup";
import { parseArguments, resolveFile, runCommandLine, UsageError } from "@/lib/server/commands/command";

const usage =
  "Use: npm run restore -- FILE [--move-aside]   (--move-aside renames an embedded database that is not empty)";

await runCommandLine(async (env) => {
  const { values, positionals } = parseArguments(
    { allowPositionals: true, options: { "move-aside": { type: "boolean" } } },
    usage,
  );
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(usage);
  const { header, aside } = await restoreBackup(env, resolveFile(file), values["move-aside"] === true);
  console.log(
    `Restored ${resolveFile(file)}: ${formatContents(header)}.${aside === null ? "" : ` What was there before is in ${aside}: delete it when you no longer need it.`} Start Crosscase: npm start`,
  );
});
