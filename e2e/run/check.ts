/** `npm run check`: types, then unit and property tests; at the same time lint, unused code and format, with caches. The exit code says whether all passed. */
import { linter, localProgram, runBuffered } from "./step";
import { startRun } from "./start-run";

startRun();
const step = (name: string, ...args: string[]) => runBuffered({ command: localProgram(name), args, minutes: 10 });

const [tested, linted] = await Promise.all([
  step("tsc", "--noEmit").then(
    async (typed) => typed && (await step("vitest", "run", "--project", "unit", "--reporter=dot")),
  ),
  (async () => {
    const clean = await runBuffered({ ...linter, minutes: 10 });
    const used = await step("knip");
    const formatted = await step("prettier", "--check", ".", "--log-level=warn", "--cache");
    return clean && used && formatted;
  })(),
]);
process.exit(tested && linted ? 0 : 1);
