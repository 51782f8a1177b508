/** The figures of documents on /metrics, which dashboards read. */
import { expect, it } from "vitest";
import { metrics, register } from "./metrics";

it("every figure of documents is on /metrics under its name, with its labels and its buckets", async () => {
  expect(register.getMetricsAsArray()).toHaveLength(Object.keys(metrics).length);
  metrics.misuse.inc({ what: "a test" });
  metrics.closes.inc({ code: "a test" });
  metrics.refusals.inc({ status: "a test" });
  const page = await register.metrics();
  // Other tests of this process have counted too, under labels of their own.
  const figures = page
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.replace("crosscase_sync_", "").replace(/ [^ ]+$/, ""))
    .filter((figure) => !/^(?:misuse|closes|refusals)/.test(figure) || figure.includes("a test"));
  const histogram = (name: string, ...buckets: number[]) => [
    ...[...buckets, "+Inf"].map((bucket) => `${name}_bucket{le="${bucket}"}`),
    `${name}_sum`,
    `${name}_count`,
  ];
  expect(figures).toEqual([
    "rooms",
    "sockets",
    "queued_rows",
    "refused_documents",
    "updates_total",
    "merges_total",
    "loads_total",
    "catch_ups_total",
    "taken_over_total",
    "store_failures_total",
    "rows_set_aside_total",
    "compaction_failures_total",
    ...histogram("compaction_seconds", 0.01, 0.05, 0.2, 1, 5),
    'misuse_total{what="a test"}',
    'closes_total{code="a test"}',
    'refusals_total{status="a test"}',
    ...histogram("batch_rows", 1, 2, 5, 10, 50, 200, 1000, 2000),
    ...histogram("batch_seconds", 0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5),
  ]);
});
