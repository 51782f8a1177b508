/** Starts a private Redis for the `postgres` project. Without Redis its tests count as skipped. */
import type { TestProject } from "vitest/node";
import { startRedis } from "./private-redis";

declare module "vitest" {
  export interface ProvidedContext {
    /** The URL of Redis; null when it is not available. */
    redis: string | null;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const redis = await startRedis();
  project.provide("redis", redis?.url ?? null);
  return redis?.stop ?? (() => Promise.resolve());
}
