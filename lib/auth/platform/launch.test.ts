import { afterAll, beforeAll, expect, it } from "vitest";
import { platformList } from "@/lib/process/platform-list";
import { readLaunch } from "./launch";
import { TestPlatform } from "./testing/test-platform";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  platform.allow("https://crosscase.example");
});
afterAll(() => platform.stop());

it.each([
  ["unverified", undefined, false],
  ["unverified", true, false],
  ["unverified", false, false],
  ["verified", undefined, true],
  ["verified", true, true],
  ["verified", false, false],
] as const)(
  "Q33: of a platform whose addresses are set as %s, one of which it says %s counts as verified: %s",
  async (emails, email_verified, counts) => {
    const [entry] = platformList.parse(JSON.stringify([{ ...platform.entry(), emails }]));
    if (entry === undefined) throw new Error("the list has one platform");
    const said = email_verified === undefined ? {} : { email_verified };
    platform.add({ sub: "maria", name: "Maria Lopes", role: "Instructor", email: "maria@larch.example", ...said });
    const asked = new URLSearchParams({
      client_id: platform.clientId,
      redirect_uri: "https://crosscase.example/lti/launch",
      response_type: "id_token",
      response_mode: "form_post",
      scope: "openid",
      prompt: "none",
      login_hint: "maria",
      lti_message_hint: platform.addLink().id,
      nonce: "a nonce",
    });
    const { id_token: token = "" } = await platform.answerLogin(`${platform.issuer}/auth?${asked.toString()}`);
    const state = { issuer: platform.issuer, clientId: platform.clientId, nonce: "a nonce", browser: "", known: null };
    expect((await readLaunch(token, entry, state)).emailVerified).toBe(counts);
  },
);
