/** `npm run fold`: measures the first screen of every phase at every size, in both themes and with text twice as large. `npm test` measures a random tenth. */
import { startRun } from "./start-run";
import { localProgram, run } from "./step";

startRun();
const args = ["test", "e2e/specs/every-page/fold.spec.ts", "--workers=1", "--retries=0"];
process.exit((await run({ command: localProgram("playwright"), args, minutes: 60, env: { FOLD: "all" } })) ? 0 : 1);
