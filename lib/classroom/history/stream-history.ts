/** T13: streams the rows of a document with backpressure. */
import { readRowBlocks } from "@/db/queries/history/row-blocks";
import { PersonQueue } from "@/lib/process/person-queue";

/** Concurrent reads, and milliseconds that one may take, so that slow readers do not block others. */
const limits = { atOnce: 4, waiting: 32, wait: 10_000, ms: 60_000 };

const key = Symbol.for("crosscase.history-reads");
const processWide = globalThis as typeof globalThis & { [key]?: PersonQueue };

/**
 * @param person the user who reads; each has one read at a time
 * @throws AppError `history-busy`
 */
export async function streamHistory(documentId: string, person: string): Promise<ReadableStream<Uint8Array>> {
  const turns = (processWide[key] ??= new PersonQueue(limits));
  await turns.enter(person);
  const pieces = readRowBlocks(documentId);
  let late: NodeJS.Timeout | undefined;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(late);
    turns.leave(person);
    void pieces.return();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        late = setTimeout(() => {
          end();
          controller.error(new Error("a history was read too slowly"));
        }, limits.ms);
      },
      pull: async (controller) => {
        try {
          const { value, done } = await pieces.next();
          if (over) return;
          if (value !== undefined) return controller.enqueue(new Uint8Array(value));
          if (done === true) controller.close();
        } catch (error) {
          controller.error(error);
        }
        end();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
