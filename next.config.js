import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Next loads every page at the start, so that nobody waits for one. Of a server that lives for one test most are never asked for (e2e/run/test.ts).
  experimental: { preloadEntriesOnStart: process.env.CROSSCASE_PAGES_WHEN_ASKED === undefined },
  compress: false, // lib/server/http/compress-answer.ts does it
  // `npm run check` checks types. A build on a machine that only serves has no types of the test programs to check with.
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

/** What next-intl adds is for the build. A server that loads it holds two compilers more (20 MB). */
export default async function chooseConfig(/** @type {string} */ phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const withMessages = createNextIntlPlugin({
    requestConfig: "./lib/messages/request.ts",
    experimental: { messages: { path: "./messages", locales: "infer", format: "json", precompile: true } },
  });
  return withMessages(config);
}
