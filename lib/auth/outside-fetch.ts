/** Requests to the school's provider or a learning platform (T19), with a timeout, no redirects and a limit of bytes. */

const timeoutMs = 10_000;

/** The other server did not answer (`away`), or its answer is unusable (`refused`). `reason` names nobody. */
export class OutsideFailure extends Error {
  constructor(
    readonly kind: "away" | "refused",
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** The answer with its whole body. @throws OutsideFailure when there is no answer, or it is larger than `most` bytes */
export async function outsideFetch(address: string, init: RequestInit, most: number): Promise<Response> {
  try {
    const answer = await fetch(address, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    return new Response(await readAtMost(answer, most), { status: answer.status, headers: answer.headers });
  } catch (error) {
    if (error instanceof OutsideFailure) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
    throw new OutsideFailure("away", code ?? (cause instanceof Error ? cause.message : "no answer"));
  }
}

async function readAtMost(answer: Response, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (answer.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > most) throw new OutsideFailure("refused", `an answer of more than ${most} bytes`);
    parts.push(part);
  }
  return size === 0 ? null : Buffer.concat(parts);
}

/** The body as JSON. @throws OutsideFailure when the status is an error, or the body is not JSON */
export async function readJson(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new OutsideFailure(answer.status >= 500 ? "away" : "refused", `HTTP ${answer.status}`);
  try {
    return await answer.json();
  } catch {
    throw new OutsideFailure("refused", "no JSON");
  }
}
