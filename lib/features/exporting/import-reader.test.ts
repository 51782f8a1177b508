import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { afterEach, expect, it, vi } from "vitest";
import { ImportReader, setImportWorker } from "./import-reader";

/** A worker without a thread: the test emits its messages. */
class FakeWorker extends EventEmitter {
  asked: unknown[] = [];
  hasEnded = false;
  postMessage(message: unknown): void {
    this.asked.push(message);
  }
  terminate = () => {
    this.hasEnded = true;
    return Promise.resolve(0);
  };
}

function open() {
  const worker = new FakeWorker();
  setImportWorker(() => worker as unknown as Worker); // only what the reader asks of it
  return { worker, reader: new ImportReader({ bytes: new Uint8Array(), teacherId: "", inClass: [] }) };
}

afterEach(() => void vi.useRealTimers());

it("T14k: each part is asked for, and is what the thread says next; a refused part is refused by its reason", async () => {
  const { worker, reader } = open();
  for (const is of ["histories-end", "end"]) {
    const part = reader.next();
    worker.emit("message", { is });
    expect(await part).toEqual({ is });
  }
  expect(worker.asked).toEqual(["next", "next"]);
  const refused = reader.next();
  worker.emit("message", { is: "refused", code: "import-newer", values: {} });
  await expect(refused).rejects.toMatchObject({ code: "import-newer" });
  await reader.close();
  expect(worker.hasEnded).toBe(true);
});

it("T14k: a thread whose memory does not do refuses the file; one that breaks or ends otherwise is an error of ours", async () => {
  const cases: [event: string, said: unknown, expected: object][] = [
    ["error", Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" }), { code: "import-damaged" }],
    ["error", new Error("it broke"), { message: "it broke" }],
    ["exit", 1, { message: "the thread that reads a file ended" }],
  ];
  for (const [event, said, expected] of cases) {
    const { worker, reader } = open();
    const part = reader.next();
    worker.emit(event, said);
    await expect(part).rejects.toMatchObject(expected);
  }
});

it("T14k: a part that takes longer than a minute is given up, and one that comes before is not", async () => {
  vi.useFakeTimers();
  const { worker, reader } = open();
  const soon = reader.next();
  await vi.advanceTimersByTimeAsync(59_999);
  worker.emit("message", { is: "end" });
  expect(await soon).toEqual({ is: "end" });
  const late = reader.next();
  const given = expect(late).rejects.toMatchObject({ code: "export-busy" });
  await vi.advanceTimersByTimeAsync(60_000);
  await given;
});
