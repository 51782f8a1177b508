import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { RedisBus } from "@/lib/bus/redis-bus";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { manySuite } from "@/lib/sync/testing/many/many-suite";

const redis = inject("redis");
const prefix = `${randomUUID()}:`;
const lines: CuttableProxy[] = [];
afterAll(() => {
  for (const line of lines) line.close();
});

manySuite(
  "two processes on Redis",
  redis === null
    ? null
    : async () => {
        const line = await CuttableProxy.to(Number(new URL(redis).port));
        lines.push(line);
        const bus = new RedisBus({ url: `redis://127.0.0.1:${line.port}`, prefix, heartbeatMs: 500 });
        await bus.ready;
        return { bus, cut: () => line.cut(), mend: () => line.mend(), crash: () => line.cut() };
      },
);
