/** What /metrics shows of documents, and dashboards ask for. */
import { expect, it } from "vitest";
import { metrics, register } from "./metrics";

it("every figure of documents is on /metrics under its name, with its labels and its buckets", async () => {
  expect(register.getMetricsAsArray()).toHaveLength(Object.keys(metrics).length);
  // Other tests of this process have counted.
  register.resetMetrics();
  metrics.misuse.inc({ what: "a flood" });
  metrics.closes.inc({ code: 4409 });
  metrics.refusals.inc({ status: 429 });
  const page = await register.metrics();
  const values = page.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const histogram = (name: string, ...buckets: number[]) => [
    ...[...buckets, "+Inf"].map((bucket) => `${name}_bucket{le="${bucket}"} 0`),
    `${name}_sum 0`,
    `${name}_count 0`,
  ];
  expect(values.map((line) => line.replace("crosscase_sync_", ""))).toEqual([
    "rooms 0",
    "sockets 0",
    "queued_rows 0",
    "updates_total 0",
    "merges_total 0",
    "loads_total 0",
    "catch_ups_total 0",
    "taken_over_total 0",
    "store_failures_total 0",
    "rows_set_aside_total 0",
    "compaction_failures_total 0",
    ...histogram("compaction_seconds", 0.01, 0.05, 0.2, 1, 5),
    'misuse_total{what="a flood"} 1',
    'closes_total{code="4409"} 1',
    'refusals_total{status="429"} 1',
    ...histogram("batch_rows", 1, 2, 5, 10, 50, 200, 1000, 2000),
    ...histogram("batch_seconds", 0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5),
  ]);
});
