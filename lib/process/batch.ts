/**
 * Reads that a whole class's pages ask for at one moment, in one query: one runs at a time, and what is asked for meanwhile is answered
 * by the next, which begins after the asking. So an answer is never older than its question. Not for use inside a transaction.
 */

/** @param read answers each of `asked`, in their order. */
export function batched<Q, A>(read: (asked: readonly Q[]) => Promise<readonly A[]>): (question: Q) => Promise<A> {
  interface Waiting {
    question: Q;
    resolve: (answer: A) => void;
    reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let running = false;

  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve)); // all that is asked for in this turn of the loop goes together
      const asked = waiting;
      waiting = [];
      try {
        const answers = await read(asked.map(({ question }) => question));
        if (answers.length !== asked.length) throw new Error(`${asked.length} questions got ${answers.length} answers`);
        answers.forEach((answer, at) => asked[at]?.resolve(answer));
      } catch (error) {
        for (const { reject } of asked) reject(error);
      }
    }
    running = false;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (!running) void run();
    });
}

/** {@link batched} for what is one row, or one answer, by its key: whoever asks for the same is given the same. */
export function batchedBy<A>(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, A>>): (key: string) => Promise<A | null> {
  return batched(async (asked) => {
    const found = await read([...new Set(asked)]);
    return asked.map((key) => found.get(key) ?? null);
  });
}

/** For {@link batched}: reads once for all who ask for the same. */
export async function onceForAll<Q, A>(asked: readonly Q[], keyOf: (question: Q) => string, read: (question: Q) => Promise<A>): Promise<A[]> {
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
