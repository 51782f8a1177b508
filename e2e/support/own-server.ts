/** A server and a database for one worker, for tests that compare whole tables, or what the server logs: no other test uses them at the same time. */
import type { RealServer } from "@/lib/server/testing/real-server";
import { serveTests, test as base } from "@/e2e/support/fixtures";
import { createOwnDatabase, databaseSettings } from "@/e2e/support/shared-server";
import { patience } from "@/lib/testing/patience";

export const test = base.extend<object, { server: RealServer }>({
  server: [
    async ({}, give) => serveTests(databaseSettings(await createOwnDatabase()), give),
    { scope: "worker", timeout: patience(300_000) },
  ],
});
