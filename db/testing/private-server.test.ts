import { expect, it } from "vitest";
import { formatInstallHint } from "./private-server";

const redis = { name: "Redis", debian: "redis-server", homebrew: "redis", otherwise: "put redis-server on PATH" };

it("what is missing is said with how to get it: on macOS, without root, without a network, and elsewhere", () => {
  const there = "If you have it, put redis-server on PATH.";
  expect(formatInstallHint(redis, { platform: "darwin", root: false })).toBe(
    `Redis was not found. Install it: brew install redis. ${there}`,
  );
  expect(formatInstallHint(redis, { platform: "linux", root: false })).toBe(
    `Redis was not found, and installing it needs root: sudo apt-get install redis-server. ${there}`,
  );
  expect(formatInstallHint(redis, { platform: "linux", root: true })).toBe(
    `Redis was not found, and Debian's package redis-server could not be installed: is there a network? ${there}`,
  );
  expect(formatInstallHint(redis, { platform: "win32", root: false })).toBe(
    `Redis was not found, and only Debian's packages are installed by themselves. ${there}`,
  );
});
