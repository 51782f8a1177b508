/** Launches with forged signatures, under a few states that are used again and again, from the address of a school (T19). */
import assert from "node:assert/strict";
import type { Attack, Target } from "@/bench/attack/attack";
import { attackerAddress, flood, send } from "@/bench/attack/send";

const states = 4;
const honest = 6;
const forged = `${Buffer.from('{"alg":"RS256","kid":"the-platforms-key"}').toString("base64url")}.${Buffer.from("{}").toString("base64url")}.${"x".repeat(342)}`;

/** The host under which the platform knows the server. */
const hostOf = (port: number) => `localhost:${port}`;

/** Begins a launch as a browser does. @returns the platform's address to which the browser is redirected, the launch's state, and the cookie */
async function beginLaunch({ port, platform }: Target): Promise<{ address: string; state: string; cookie: string }> {
  const { headers } = await send(port, {
    path: `/lti/login?${platform?.beginning ?? ""}`,
    headers: { host: hostOf(port) },
    from: attackerAddress,
  });
  const address = headers.location ?? "";
  const cookie = headers["set-cookie"]?.map((set) => set.split(";")[0] ?? "").join("; ") ?? "";
  return { address, cookie, state: URL.canParse(address) ? (new URL(address).searchParams.get("state") ?? "") : "" };
}

/** Posts a launch as the platform's page makes a browser do. @returns the address of the redirect, or the status */
async function launch({ port, platform }: Target, fields: Record<string, string>): Promise<string> {
  const { status, headers } = await send(port, {
    path: "/lti/launch",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      host: hostOf(port),
      origin: platform?.issuer ?? "",
    },
    body: new URLSearchParams(fields).toString(),
  });
  return headers.location ?? String(status);
}

async function launchHonestly(target: Target): Promise<string> {
  const page = await (await fetch((await beginLaunch(target)).address)).text();
  const token = /name="id_token" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const state = /name="state" value="([^"]*)"/.exec(page)?.[1] ?? "";
  return launch(target, { id_token: token, state });
}

export const launches: Attack = {
  name: "launches from a course with forged signatures, four states again and again",
  hasPlatform: true,
  runAttack: async (target) => {
    const begun = await Promise.all(Array.from({ length: states }, () => beginLaunch(target)));
    const came = flood(target.seconds, 10, async (n) => {
      const to = await launch(target, { id_token: forged, state: begun[n % states]?.state ?? "" });
      return new URL(to, "http://127.0.0.1").searchParams.get("why") ?? to.split("?")[0] ?? to;
    });
    await came;
    const entered: string[] = [];
    for (let n = 0; n < honest; n++) entered.push(await launchHonestly(target));
    const wait = entered.filter((to) => !to.startsWith("/lti/enter"));
    assert.deepEqual(wait, [], "honest launches of the same address were refused");
    return `${await came}; then ${honest} honest launches came in`;
  },
};
