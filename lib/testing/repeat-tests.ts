/** `npm run repeat` sets `TEST_TIMES`: each test then runs that many times in a row. */
import { beforeAll, type RunnerTask } from "vitest";

const times = Number(process.env.TEST_TIMES ?? 1);

function repeat(task: RunnerTask): void {
  task.repeats = times - 1;
  if (task.type === "suite") task.tasks.forEach(repeat);
}

if (times > 1) beforeAll(({}, file) => file.tasks.forEach(repeat));
