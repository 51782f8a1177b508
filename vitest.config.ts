import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };
const exclude = ["**/node_modules/**", "**/.next/**"];

/** unit: pure, in `npm run check`. integration: the real embedded database and real sockets. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["**/*.test.ts", "**/*.test.tsx"], exclude: [...exclude, "**/*.int.test.ts"] } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          globalSetup: ["./db/testing/global-setup.ts"],
          pool: "forks",
        },
      },
    ],
  },
});
