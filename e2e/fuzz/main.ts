/**
 * `npm run fuzz [-- --runs 1000] [--seed N] [--path P] [--replay R]`: two fifths of the runs on the embedded database, two on PostgreSQL, one on PostgreSQL and Redis.
 * A run that fails is shrunk to the fewest commands that still fail, and printed with what repeats it.
 */
import { parseArgs } from "node:util";
import { local, run } from "@/e2e/run/step";

const { values } = parseArgs({ options: { runs: { type: "string", default: "1000" }, seed: { type: "string" }, path: { type: "string" }, replay: { type: "string" } } });
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`fuzz: ${values.runs} runs, seed ${seed}`);
const given = { FUZZ_PATH: values.path, FUZZ_REPLAY: values.replay };
const env = { NODE_ENV: "test", FUZZ_RUNS: values.runs, FUZZ_SEED: seed, ...Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))) };
const passed = await run({ command: local("vitest"), args: ["run", "--project", "integration", "--project", "postgres", "--project", "many", "e2e/fuzz"], minutes: 25, env });
process.exitCode = passed ? 0 : 1;
