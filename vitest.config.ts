import { randomInt } from "node:crypto";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { SlowFilesFirst } from "./e2e/run/sequencer";
import { patience } from "./lib/testing/patience";

const alias = {
  "@": path.resolve(import.meta.dirname),
  "next/headers": path.resolve(import.meta.dirname, "lib/testing/next-headers.ts"),
};
const exclude = ["**/node_modules/**", "**/.next/**"];

// Workers inherit the environment, so they find the seed set when they read this file.
if (process.env.TEST_SEED === undefined) {
  process.env.TEST_SEED = String(randomInt(2 ** 31));
  console.log(`Random tests draw from TEST_SEED=${process.env.TEST_SEED}`);
}

/** Settings that the integration projects share. They differ in the database (db/testing). */
const integration = {
  exclude,
  pool: "forks",
  maxWorkers: 6,
  isolate: false,
} as const;

/**
 * Tests that do not depend on the kind of database, or that fault tests (e2e/faults) and redis.many repeat on PostgreSQL. Running them once is
 * enough.
 */
const databaseIndependent = [
  "away",
  "client-id-limits",
  "getting-in",
  "hostile",
  "limits",
  "many",
  "presence",
  "real-server",
  "revocation",
  "text",
  "unanswered",
  "wall-clock",
];

/**
 * A worker's files share loaded modules and run one after the other, because loading them again takes a second of processor time.
 * unit: pure, in `npm run check`. integration: the real embedded database and real sockets.
 * postgres: tests that depend on the database, again on a private PostgreSQL; several processes on PostgreSQL and Redis (R13).
 */
export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: SlowFilesFirst },
    // These limits only end tests that hang; no test has a limit of its own.
    testTimeout: patience(600_000),
    hookTimeout: patience(300_000),
    teardownTimeout: patience(60_000),
    expect: { poll: { timeout: patience(30_000) } },
    setupFiles: ["./lib/testing/seed-properties.ts", "./lib/testing/repeat-tests.ts", "./lib/testing/own-env.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          isolate: false,
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...exclude, "**/*.int.test.ts", "**/*.many.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...integration,
          name: "integration",
          include: ["**/*.int.test.ts"],
          globalSetup: ["./db/testing/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...integration,
          name: "postgres",
          include: [
            "lib/sync/server/tests/*.int.test.ts",
            "e2e/fuzz/*.int.test.ts",
            "lib/**/*.many.test.ts",
            "e2e/{earlier-builds,faults,fuzz,soak}/**/*.many.test.ts",
            "e2e/specs/**/*.many.test.ts",
          ],
          exclude: [...exclude, ...databaseIndependent.map((name) => `lib/sync/server/tests/${name}.int.test.ts`)],
          globalSetup: ["./db/testing/postgres-setup.ts", "./db/testing/redis-setup.ts"],
        },
      },
    ],
  },
});
