/** Streams what a generator yields, with backpressure and within a time. */

interface StreamLimits {
  /** Milliseconds within which everything must be sent. */
  ms: number;
  /** Aborts when the response is closed. A stream that nobody has read from yet is not cancelled, so it needs this signal. */
  signal?: AbortSignal | undefined;
}

/** Milliseconds for each part, and its largest size: a reader slower than 6 kB a second counts as one who has stopped. */
const part = { ms: 10_000, bytes: 64 * 1024 };

/**
 * A reader who is too slow, or stops reading, gets an error.
 * @param end called once, when everything is sent or the stream stops early
 */
export function streamPieces(
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  { ms, signal }: StreamLimits,
  end: () => void,
): ReadableStream<Uint8Array> {
  let idle: NodeJS.Timeout | undefined;
  let late: NodeJS.Timeout | undefined;
  let stop = () => undefined as void;
  let over = false;
  const finish = () => {
    if (over) return;
    over = true;
    clearTimeout(late);
    clearTimeout(idle);
    signal?.removeEventListener("abort", stop);
    end();
    void pieces.return();
  };
  let rest = new Uint8Array();
  const nextPart = async () => {
    while (rest.length === 0) {
      const { value, done } = await pieces.next();
      if (done === true) return null;
      rest = new Uint8Array(value);
    }
    const some = rest.subarray(0, part.bytes);
    rest = rest.subarray(part.bytes);
    return some;
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stop = () => {
          if (over) return;
          finish();
          controller.error(new Error("a stream was read too slowly, or no more"));
        };
        late = setTimeout(stop, ms);
        idle = setTimeout(stop, part.ms);
        signal?.addEventListener("abort", stop);
        if (signal?.aborted === true) stop();
      },
      pull: async (controller) => {
        clearTimeout(idle);
        try {
          const some = await nextPart();
          if (over) return;
          if (some !== null) {
            idle = setTimeout(stop, part.ms);
            return controller.enqueue(some);
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        finish();
      },
      cancel: finish,
    },
    { highWaterMark: 0 },
  );
}
