import { existsSync } from "node:fs";
import { findProgram } from "@/e2e/run/find-program";

/**
 * The path of buildah where it can build and run an image; null elsewhere. buildah needs netavark even for a build without a network of its own.
 * @param have finds each of the two programs, or installs its Debian package
 */
export function findImageBuilder(
  have: (find: () => string | null, debianPackage: string) => string | null = (find) => find(),
): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const buildah = have(() => findProgram("buildah"), "buildah");
  if (buildah === null) return null;
  return have(() => (existsSync("/usr/lib/podman/netavark") ? buildah : null), "netavark");
}
