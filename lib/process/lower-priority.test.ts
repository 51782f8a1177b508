import { spawn } from "node:child_process";
import { once } from "node:events";
import os from "node:os";
import { expect, it } from "vitest";
import { lowerPriority } from "./lower-priority";

it("a process gets a low priority, and one that has a lower one keeps it", async () => {
  const { PRIORITY_LOW } = os.constants.priority;
  const child = spawn("sleep", ["60"]);
  const pid = child.pid ?? 0;
  lowerPriority(pid);
  expect(os.getPriority(pid)).toBe(Math.max(os.getPriority(), os.constants.priority.PRIORITY_BELOW_NORMAL));
  os.setPriority(pid, PRIORITY_LOW);
  lowerPriority(pid);
  expect(os.getPriority(pid)).toBe(PRIORITY_LOW);
  child.kill();
  await once(child, "exit");
});
