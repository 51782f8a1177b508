import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it.skipIf(process.platform !== "linux")(
  "R4: a thread of the least priority waits for all others, the one that the sockets are read on among them, and no other thread does",
  async () => {
    const program = `
    import { readdirSync, readFileSync } from "node:fs";
    import { Worker } from "node:worker_threads";
    const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(\`
      import { readlinkSync } from "node:fs";
      import { parentPort } from "node:worker_threads";
      import { useLeastPriority } from ${JSON.stringify(new URL("./thread-priority.js", import.meta.url).href)};
      useLeastPriority();
      parentPort.postMessage(readlinkSync("/proc/thread-self").split("/").at(-1));
      setInterval(() => undefined, 1000);
    \`)));
    const thread = await new Promise((resolve) => worker.once("message", resolve));
    const niceOf = (id) => Number(readFileSync("/proc/self/task/" + id + "/stat", "utf8").split(") ").at(-1).split(" ")[16]);
    const others = readdirSync("/proc/self/task").filter((id) => id !== thread);
    console.log(JSON.stringify({ own: niceOf(thread), before: niceOf(process.pid), others: [...new Set(others.map(niceOf))] }));
    process.exit();
  `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    const { own, before, others } = JSON.parse(stdout) as { own: number; before: number; others: number[] };
    expect({ own, others }).toEqual({ own: 19, others: [before] });
  },
);
