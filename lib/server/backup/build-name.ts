import { readFileSync } from "node:fs";
import path from "node:path";
import { releaseNumber } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { errorCode } from "@/lib/server/boot/boot-error";

/** Names this build for a person: its version, and the id of its pages where they are built. */
export function buildName(): string {
  const id = readBuildId();
  return id === null ? releaseNumber() : `${releaseNumber()} ${id}`;
}

function readBuildId(): string | null {
  try {
    return readFileSync(path.join(root, ".next", "BUILD_ID"), "utf8").trim();
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
