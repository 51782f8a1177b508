import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/** sched.h */
const [other, batch] = [0, 3];
const settings = [["--batch", "--sched-runtime", "3000000"], ["--other"]];
/** For the programs: of one of their threads. */
const niceAndPolicy = `const of = (id) => [16, 38].map((at) => Number(readFileSync("/proc/self/task/" + id + "/stat", "utf8").split(") ").at(-1).split(" ")[at]));`;
const isThere = settings.every(
  (policy) => spawnSync("chrt", [...policy, "--pid", "0", String(process.pid)]).status === 0,
);

it.skipIf(!isThere)(
  "R4: a thread that steps back has less of a full core, and does batch work beside the one that the sockets are read on",
  async () => {
    const program = `
    import { readFileSync } from "node:fs";
    import { Worker } from "node:worker_threads";
    const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(\`
      import { readlinkSync } from "node:fs";
      import { parentPort } from "node:worker_threads";
      import { stepBack } from ${JSON.stringify(new URL("./thread-priority.js", import.meta.url).href)};
      stepBack(3);
      parentPort.postMessage(readlinkSync("/proc/thread-self").split("/").at(-1));
      setInterval(() => undefined, 1000);
    \`)));
    const thread = await new Promise((resolve) => worker.once("message", resolve));
    ${niceAndPolicy}
    for (let i = 0; i < 100 && of(thread)[1] === 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(JSON.stringify([of(process.pid), of(thread)]));
    process.exit();
  `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(JSON.parse(stdout)).toEqual([
      [0, other],
      [3, batch],
    ]);
  },
);

it.skipIf(!isThere)("R4: Node's own threads wait for the one that the sockets are read on", async () => {
  const program = `
    import { readdirSync, readFileSync } from "node:fs";
    import { stepBackOthers } from ${JSON.stringify(new URL("./thread-priority.js", import.meta.url).href)};
    stepBackOthers(10);
    ${niceAndPolicy}
    const others = readdirSync("/proc/self/task").filter((id) => Number(id) !== process.pid);
    for (let i = 0; i < 100 && others.some((id) => of(id)[1] === 0); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(JSON.stringify({ own: of(process.pid), count: others.length, others: [...new Set(others.map((id) => of(id).join()))] }));
    process.exit();
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  const { own, count, others } = JSON.parse(stdout) as { own: number[]; count: number; others: string[] };
  expect({ own, others }).toEqual({ own: [0, other], others: [[10, batch].join()] });
  expect(count).toBeGreaterThan(3);
});
