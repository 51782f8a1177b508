/** Batches the reads of a whole class's pages into one query. Not for use inside a transaction. */
import DataLoader from "dataloader";

/**
 * One read runs at a time. Questions asked while it runs join the next read, so an answer is never older than its question. Nothing is cached.
 * @param read returns an answer for each of `asked`, in their order.
 */
export function batched<Q, A>(read: (asked: readonly Q[]) => Promise<readonly A[]>): (question: Q) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve();
  const readNext = (asked: readonly Q[]) => {
    const answers = read(asked);
    last = answers.catch(() => undefined);
    return answers;
  };
  const loader = new DataLoader<Q, A>(readNext, {
    cache: false,
    batchScheduleFn: (start) => void last.then(() => setImmediate(start)),
  });
  return (question) => loader.load(question);
}

/** {@link batched} for one row or answer by its key; null when there is none. */
export function batchedBy<A>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, A>>,
): (key: string) => Promise<A | null> {
  return batched(async (asked) => {
    const found = await read([...new Set(asked)]);
    return asked.map((key) => found.get(key) ?? null);
  });
}

/** {@link batched} for the rows of each question, in the order in which they were read. A row belongs to the question with the same key. */
export function batchedRows<Q, R extends Q>(
  keyOf: (one: Q) => string,
  read: (asked: readonly Q[]) => Promise<readonly R[]>,
): (question: Q) => Promise<R[]> {
  return batched(async (asked) => {
    const rowsOf = new Map<string, R[]>(asked.map((question) => [keyOf(question), []]));
    for (const row of await read(asked)) rowsOf.get(keyOf(row))?.push(row);
    return asked.map((question) => rowsOf.get(keyOf(question)) ?? []);
  });
}

/** For the `read` of {@link batched}: questions with equal keys share one read. */
export async function onceForAll<Q, A>(
  asked: readonly Q[],
  keyOf: (question: Q) => string,
  read: (question: Q) => Promise<A>,
): Promise<A[]> {
  const once = new Map<string, Promise<A>>();
  return Promise.all(
    asked.map((question) => {
      const key = keyOf(question);
      const answer = once.get(key) ?? read(question);
      once.set(key, answer);
      return answer;
    }),
  );
}
