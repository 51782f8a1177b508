/**
 * `npm run repeat -- FILE -t NAME [--times 200] [--busy 2] [--project integration]`: runs a test many times in a row, beside loops that keep
 * processors busy, to find a race. Fails at the end when the test failed once.
 */
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { startRun } from "./start-run";
import { localProgram, run } from "./step";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: "string", short: "t", default: "" },
    times: { type: "string", default: "200" },
    busy: { type: "string", default: "2" },
    project: { type: "string", default: "integration" },
  },
});
startRun();
const loops = Array.from({ length: Number(values.busy) }, () =>
  spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
);
const passed = await run({
  command: localProgram("vitest"),
  args: ["run", "--project", values.project, "--maxWorkers=1", ...positionals, "-t", values.name],
  minutes: 60,
  env: { NODE_ENV: "test", TEST_TIMES: values.times },
});
for (const loop of loops) loop.kill("SIGKILL");
process.exit(passed ? 0 : 1);
