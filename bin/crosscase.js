#!/usr/bin/env node
/** `crosscase COMMAND …`, on its own, in the image and behind the package scripts: runs a command with the service's settings, as the service's user. */
/* oxlint-disable no-restricted-imports -- Node itself does not know @/. */
import "../lib/server/require-node.js";

if (process.argv[2] === "--version") {
  const { describeRelease } = await import("../lib/process/release.js");
  console.log(describeRelease());
  process.exit(0);
}
const { enterService, ServiceError } = await import("../lib/server/service/enter-service.js");
try {
  process.argv.splice(2, Infinity, ...enterService(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  console.error(error.message);
  process.exit(1);
}
await import("../lib/server/run.js");
