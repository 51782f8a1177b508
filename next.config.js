import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next loads every page at the start, so that nobody waits for a page. A server that lives for one test would load mostly pages that are never
  // requested (e2e/run/test.ts).
  experimental: { preloadEntriesOnStart: process.env.CROSSCASE_PAGES_WHEN_ASKED === undefined },
  compress: false, // lib/server/http/compress-answer.ts does it
  // `npm run check` checks types. A production machine that builds lacks the types of the test programs.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "yjs",
    "y-protocols",
    "y-websocket",
    "lib0",
    "pg",
    "pino",
    "@node-rs/argon2",
    "@electric-sql/pglite",
    "ws",
  ],
};

/** next-intl's plugin is only for builds. A server that loads it has two more compilers in memory (20 MB). */
export default async function chooseConfig(/** @type {string} */ phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const withMessages = createNextIntlPlugin({
    requestConfig: "./lib/messages/request.ts",
    experimental: { messages: { path: "./messages", locales: "infer", format: "json", precompile: true } },
  });
  return withMessages(config);
}
