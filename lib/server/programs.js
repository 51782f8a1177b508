/** What `run.js` runs, by name: files beside this one. */
export const programs = {
  start: "boot/start.ts",
  demo: "demo/start.ts",
  teacher: "commands/teacher.ts",
  fixture: "commands/fixture.ts",
  "history-worker": "history-thread/history-worker.ts",
};
