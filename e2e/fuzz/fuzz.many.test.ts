import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { RedisBus } from "@/lib/bus/redis-bus";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { fuzzSuite } from "./fuzz-suite";

const redis = inject("redis");
let prefix = "";
const proxies: CuttableProxy[] = [];
afterAll(() => {
  for (const proxy of proxies) proxy.close();
});

fuzzSuite(
  "fuzz on PostgreSQL and Redis",
  redis === null
    ? null
    : async () => {
        const proxy = await CuttableProxy.to(Number(new URL(redis).port));
        proxies.push(proxy);
        const bus = new RedisBus({ url: `redis://127.0.0.1:${proxy.port}`, prefix, heartbeatMs: 500 });
        await bus.ready;
        return { bus, cut: () => proxy.cut(), mend: () => proxy.mend(), crash: () => proxy.cut() };
      },
  { runs: 8, newHub: () => (prefix = `${randomUUID()}:`) },
);
