import pg from "pg";
import { vi } from "vitest";

/** The SQL of every statement that this process sends while `run` runs, in order. */
export async function statementsDuring(run: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await run();
    for (const [given] of query.mock.calls as unknown[][]) {
      // drizzle passes an object; pg's own `begin` and `commit` are strings
      const text = typeof given === "string" ? given : (given as { text?: unknown }).text;
      if (typeof text === "string") statements.push(text);
    }
  } finally {
    query.mockRestore();
  }
  return statements;
}
