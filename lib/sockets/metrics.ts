import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** The figures of documents, which /metrics shows beside the server's own. */
export const register = new Registry();

export const metrics = {
  rooms: gauge("crosscase_sync_rooms", "Documents in memory"),
  sockets: gauge("crosscase_sync_sockets", "Open document sockets"),
  queuedRows: gauge("crosscase_sync_queued_rows", "Updates not yet committed"),
  refusedDocuments: gauge(
    "crosscase_sync_refused_documents",
    "Documents whose updates the store refuses, and that wait",
  ),
  updates: counter("crosscase_sync_updates_total", "Document frames taken"),
  merges: counter("crosscase_sync_merges_total", "Document frames that were not plain"),
  loads: counter("crosscase_sync_loads_total", "Documents read from the store"),
  catchUps: counter(
    "crosscase_sync_catch_ups_total",
    "Times that rows of other processes were read because some may have been missed",
  ),
  takenOver: counter(
    "crosscase_sync_taken_over_total",
    "Rows of other processes that were written here because nobody confirmed them",
  ),
  storeFailures: counter("crosscase_sync_store_failures_total", "Batches that failed and were tried again"),
  rowsSetAside: counter("crosscase_sync_rows_set_aside_total", "Updates whose data the store refused"),
  compactionFailures: counter(
    "crosscase_sync_compaction_failures_total",
    "Compactions that failed and changed nothing",
  ),
  compactionSeconds: new Histogram({
    name: "crosscase_sync_compaction_seconds",
    help: "Time of one compaction",
    buckets: [0.01, 0.05, 0.2, 1, 5],
    registers: [register],
  }),
  misuse: new Counter({
    name: "crosscase_sync_misuse_total",
    help: "What no page of ours does",
    labelNames: ["what"],
    registers: [register],
  }),
  closes: new Counter({
    name: "crosscase_sync_closes_total",
    help: "Sockets closed by the server",
    labelNames: ["code"],
    registers: [register],
  }),
  refusals: new Counter({
    name: "crosscase_sync_refusals_total",
    help: "Handshakes refused",
    labelNames: ["status"],
    registers: [register],
  }),
  batchRows: new Histogram({
    name: "crosscase_sync_batch_rows",
    help: "Updates in a batch",
    buckets: [1, 2, 5, 10, 50, 200, 1000, 2000],
    registers: [register],
  }),
  batchSeconds: new Histogram({
    name: "crosscase_sync_batch_seconds",
    help: "Time to commit a batch",
    buckets: [0.001, 0.002, 0.005, 0.01, 0.05, 0.2, 1, 5],
    registers: [register],
  }),
};

function gauge(name: string, help: string): Gauge {
  return new Gauge({ name, help, registers: [register] });
}

function counter(name: string, help: string): Counter {
  return new Counter({ name, help, registers: [register] });
}
