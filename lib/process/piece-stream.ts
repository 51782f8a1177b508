/** Streams what a generator yields, with backpressure and within a time. */

/**
 * @param ms the longest time to send all; a reader who is slower gets an error
 * @param end called once, when all is sent, or no more is
 */
export function streamPieces(
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  ms: number,
  end: () => void,
): ReadableStream<Uint8Array> {
  let late: NodeJS.Timeout | undefined;
  let over = false;
  const finish = () => {
    if (over) return;
    over = true;
    clearTimeout(late);
    end();
    void pieces.return();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        late = setTimeout(() => {
          finish();
          controller.error(new Error("a stream was read too slowly"));
        }, ms);
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
        finish();
      },
      cancel: finish,
    },
    { highWaterMark: 0 },
  );
}
