/** `npm run test:e2e -- FILE [-g NAME]`: browser tests against the development server, so that an edit needs no build. */
import { localProgram, run } from "./step";
import { startRun } from "./start-run";

startRun();
const args = ["test", "--workers=1", "--retries=0", ...process.argv.slice(2)];
process.exit(
  (await run({ command: localProgram("playwright"), args, minutes: 30, env: { TEST_DEV_SERVER: "1" } })) ? 0 : 1,
);
