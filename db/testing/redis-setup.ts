/** The Redis of the `many` project: a private one, or none, and then its tests count as skipped. */
import type { TestProject } from "vitest/node";
import { startRedis } from "./private-redis";

declare module "vitest" {
  export interface ProvidedContext {
    /** Its URL; null where it can't be had. */
    redis: string | null;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const redis = await startRedis();
  project.provide("redis", redis?.url ?? null);
  return redis?.stop ?? (() => Promise.resolve());
}
