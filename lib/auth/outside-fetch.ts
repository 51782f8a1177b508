/** T19: requests to a learning platform: each ends after some seconds, follows nothing to elsewhere, and reads so many bytes and no more. */

const timeoutMs = 10_000;

/** The platform did not answer, or not with what was asked for. `reason` names nobody. */
export class PlatformFailure extends Error {
  constructor(
    readonly kind: "away" | "refused",
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** The answer with its body, which has been read. @throws PlatformFailure when there is none, or it is larger than `most` bytes */
export async function platformFetch(address: string, init: RequestInit, most: number): Promise<Response> {
  try {
    const answer = await fetch(address, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    return new Response(await readAtMost(answer, most), { status: answer.status, headers: answer.headers });
  } catch (error) {
    if (error instanceof PlatformFailure) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new PlatformFailure("away", cause instanceof Error ? cause.message : "no answer");
  }
}

async function readAtMost(answer: Response, most: number): Promise<Buffer<ArrayBuffer> | null> {
  if (answer.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > most) throw new PlatformFailure("refused", `an answer of more than ${most} bytes`);
    parts.push(part);
  }
  return size === 0 ? null : Buffer.concat(parts);
}

/** The body as JSON. @throws PlatformFailure unless the status says that it went well */
export async function readJson(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new PlatformFailure(answer.status >= 500 ? "away" : "refused", `HTTP ${answer.status}`);
  try {
    return await answer.json();
  } catch {
    throw new PlatformFailure("refused", "no JSON");
  }
}
