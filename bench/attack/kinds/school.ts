/** Sign-ins with the school's account that are begun again and again, and forged responses of the provider (T19). */
import assert from "node:assert/strict";
import type { Attack } from "@/bench/attack/attack";
import { attackerAddress, flood, send } from "@/bench/attack/send";

const home = attackerAddress;
const callback = "/sign-in/school/callback";

export const school: Attack = {
  name: "sign-ins with the school’s account, with forged answers",
  provider: "plain",
  runAttack: async ({ port, seconds, classCode }) =>
    flood(seconds, 200, async (n) => {
      if (n % 3 === 0) return (await beginSignIn(port, classCode, home)) === null ? "not begun" : "begun";
      if (n % 3 === 1) return sendForgedAnswer(port, home, { cookie: "", state: "made-up" });
      const begun = await beginSignIn(port, classCode, home);
      return begun === null ? "not begun" : sendForgedAnswer(port, home, begun);
    }),
  check: async ({ port, classCode }) => {
    let [last, looked] = ["", 0];
    let browser = "";
    // The throttle lets one more answer through each second.
    for (let tries = 0; tries < 100 && last !== "outside-wait"; tries++) {
      const begun = await beginSignIn(port, classCode, home, browser);
      assert.ok(begun !== null, "a sign-in can't be begun");
      browser = begun.cookie;
      last = await sendForgedAnswer(port, home, begun);
      if (last === "outside-refused") looked += 1;
    }
    assert.equal(last, "outside-wait", "forged answers are looked at without end");
    const begun = await beginSignIn(port, classCode, home);
    assert.ok(begun !== null);
    assert.equal(await sendForgedAnswer(port, home, begun), "outside-refused", "another browser has to wait too");
    const other = await beginSignIn(port, classCode, home);
    assert.equal(
      await sendForgedAnswer(port, home, { cookie: other?.cookie ?? "", state: begun.state }),
      "outside-refused",
      "another sign-in's state counts",
    );
    return `after ${looked} more forged answers that browser waits; another one does not, and nobody came in`;
  },
};

export interface PendingSignIn {
  /** The cookies of the sign-in and of the browser. */
  cookie: string;
  state: string;
}

/** Begins a sign-in. Null when the server refused. */
export async function beginSignIn(
  port: number,
  code: string,
  from: string,
  cookie = "",
): Promise<PendingSignIn | null> {
  const { headers } = await send(port, { path: `/sign-in/school?code=${code}`, headers: { cookie }, from });
  const state = new URL(headers.location ?? "", "http://127.0.0.1").searchParams.get("state");
  const set = (headers["set-cookie"] ?? []).map((each) => each.split(";")[0] ?? "");
  return state === null || set.length === 0 ? null : { cookie: set.join("; "), state };
}

/** Sends a provider's response with a forged code. Returns the refusal's code, or the status. */
export async function sendForgedAnswer(port: number, from: string, { cookie, state }: PendingSignIn): Promise<string> {
  const path = `${callback}?${new URLSearchParams({ code: "forged", state }).toString()}`;
  const { status, headers } = await send(port, { path, headers: { cookie }, from });
  const sets = headers["set-cookie"] ?? [];
  assert.ok(!sets.some((set) => set.includes("-session-")), "a forged answer signs in");
  return new URL(headers.location ?? "", "http://127.0.0.1").searchParams.get("outside") ?? String(status);
}
