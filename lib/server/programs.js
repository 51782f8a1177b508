/** The programs of `run.js` by name; paths are relative to this folder. */
export const programs = {
  start: "boot/start.ts",
  demo: "demo/start.ts",
  teacher: "commands/teacher.ts",
  fixture: "commands/fixture.ts",
  "history-worker": "history-thread/history-worker.ts",
};
