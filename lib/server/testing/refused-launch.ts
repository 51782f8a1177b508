/** Assertions about launches that were refused. */
import { expect } from "vitest";
import { pool } from "@/db/client";
import { decodeState, hashToken } from "@/lib/auth/platform/launch-state";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import type { Jar } from "./sign-in-browser";

export const refused = (why: string) => `/lti/refused?why=launch-${why}`;

/** Expects the page to show exactly the sentence of this refusal. */
export async function expectSentence(jar: Jar, why: string): Promise<void> {
  const page = await jar.fetch(refused(why));
  expect(page.status).toBe(200);
  const [, sentence] = /role="alert">([^<]*)</.exec(await page.text()) ?? [];
  expect(sentence).toBe(formatRefusal(new AppError(`launch-${why}` as RefusalCode)).sentence);
}

/** Whether the nonce of the launch that began with `state` is stored for more than `seconds` from now. */
export async function isNonceKept(state = "", seconds: number): Promise<boolean> {
  const nonce = hashToken((await decodeState(state))?.nonce ?? "");
  const { rowCount } = await pool().query(
    "select 1 from launches where nonce = $1 and expires_at > now() + make_interval(secs => $2)",
    [nonce, seconds],
  );
  return rowCount === 1;
}
