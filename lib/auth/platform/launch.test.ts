import type { JWTPayload } from "jose";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { log } from "@/lib/process/log";
import { platformList } from "@/lib/process/platform-list";
import { readLaunch } from "./launch";
import { activityName, claim, messageType } from "./launch-claims";
import { choosing, makePlatformKey, signLaunch, TestPlatform } from "./testing/test-platform";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  platform.allow("https://crosscase.example");
});
afterAll(() => platform.stop());

/** The platform's token for this person and target. @param changed claims that the test changes @param otherKey signs in place of the platform's key */
async function tokenOf(
  sub: string,
  target: string,
  changed: JWTPayload | ((claims: JWTPayload) => JWTPayload) = {},
  otherKey?: Awaited<ReturnType<typeof makePlatformKey>>,
): Promise<string> {
  platform.tamperOnce = (claims, key) =>
    signLaunch(typeof changed === "function" ? changed(claims) : { ...claims, ...changed }, otherKey ?? key);
  const asked = new URLSearchParams({
    client_id: platform.clientId,
    redirect_uri: "https://crosscase.example/lti/launch",
    response_type: "id_token",
    response_mode: "form_post",
    scope: "openid",
    prompt: "none",
    login_hint: sub,
    lti_message_hint: target,
    nonce: "a nonce",
  });
  const { id_token: token = "" } = await platform.answerLogin(`${platform.issuer}/auth?${asked.toString()}`);
  return token;
}

function entryOf(given: TestPlatform, changed: Record<string, unknown> = {}) {
  const [entry] = platformList.parse(JSON.stringify([{ ...given.entry(), ...changed }]));
  if (entry === undefined) throw new Error("the list has one platform");
  return entry;
}

const read = (token: string, entry = entryOf(platform)) =>
  readLaunch(token, entry, {
    issuer: platform.issuer,
    clientId: platform.clientId,
    nonce: "a nonce",
    browser: "",
    known: null,
  });

it.each([
  ["unverified", undefined, false],
  ["unverified", true, false],
  ["unverified", false, false],
  ["verified", undefined, true],
  ["verified", true, true],
  ["verified", false, false],
] as const)(
  "Q33a: of a platform whose addresses are set as %s, one of which it says %s counts as verified: %s",
  async (emails, email_verified, counts) => {
    const said = email_verified === undefined ? {} : { email_verified };
    platform.add({ sub: "maria", name: "Maria Lopes", role: "Instructor", email: "maria@larch.example", ...said });
    const launch = await read(await tokenOf("maria", platform.addLink().id), entryOf(platform, { emails }));
    expect(launch.emailVerified).toBe(counts);
  },
);

it("T19d: a launch says who comes from which course and to which link, with what the platform offers at its own addresses, and nothing from elsewhere", async () => {
  platform.add({ sub: "ada", name: "Ada Lovelace", role: "Learner", email: "ada@larch.example" });
  const link = platform.addLink({ title: "Case study", custom: { [activityName]: "signed" }, points: 12 });
  expect(await read(await tokenOf("ada", link.id))).toEqual({
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId: platform.deploymentId,
    subject: "ada",
    name: "Ada Lovelace",
    email: "ada@larch.example",
    emailVerified: false,
    role: "student",
    course: { id: "course-7", title: "Biology 9" },
    wants: {
      is: "link",
      linkId: link.id,
      title: "Case study",
      activity: "signed",
      membersUrl: `${platform.issuer}/members`,
      lineItemUrl: `${platform.issuer}/items/${link.id}?type=1`,
    },
  });
  const elsewhere = await read(
    await tokenOf("ada", link.id, {
      name: undefined,
      given_name: "Ada",
      family_name: "King",
      [claim.context]: { id: "c", label: "Bio" },
      [claim.link]: { id: "l" },
      [claim.custom]: { [activityName]: 7 },
      [claim.members]: { context_memberships_url: "https://elsewhere.example/members" },
      [claim.grades]: { lineitem: "https://elsewhere.example/items" },
    }),
  );
  expect(elsewhere).toMatchObject({ name: "Ada King", course: { id: "c", title: "Bio" } });
  expect(elsewhere.wants).toEqual({
    is: "link",
    linkId: "l",
    title: "",
    activity: "",
    membersUrl: null,
    lineItemUrl: null,
  });
});

it("T19e: a teacher who adds a link is sent back to the platform's own address, with its data, and with a column unless it takes none", async () => {
  platform.add({ sub: "maria", name: "Maria Lopes", role: "Instructor" });
  const wants = async (changed: Record<string, unknown> = {}) =>
    (
      await read(
        await tokenOf("maria", choosing, (claims) => ({
          ...claims,
          [claim.choosing]: { ...(claims[claim.choosing] as object), ...changed },
        })),
      )
    ).wants;
  const returnUrl = `${platform.issuer}/return`;
  expect(await wants()).toEqual({ is: "choice", returnUrl, data: "the platform’s own", withLineItem: true });
  expect(await wants({ data: undefined, accept_lineitem: false })).toEqual({
    is: "choice",
    returnUrl,
    data: null,
    withLineItem: false,
  });
  const refused = { code: "launch-kind" };
  await expect(wants({ deep_link_return_url: "https://elsewhere.example/return" })).rejects.toMatchObject(refused);
  await expect(wants({ deep_link_return_url: undefined })).rejects.toMatchObject(refused);
  await expect(wants({ accept_types: ["html"] })).rejects.toMatchObject(refused);
});

const now = () => Math.floor(Date.now() / 1_000);
const launches: [what: string, outcome: string, changed: () => JWTPayload][] = [
  ["no time at which it ends", "launch-forged", () => ({ exp: undefined })],
  ["no time at which it was made", "launch-forged", () => ({ iat: undefined })],
  ["no nonce", "launch-forged", () => ({ nonce: undefined })],
  ["another nonce", "launch-forged", () => ({ nonce: "another" })],
  ["another issuer", "launch-forged", () => ({ iss: "https://elsewhere.example" })],
  ["another audience", "launch-forged", () => ({ aud: "another" })],
  ["us alone in a list of audiences", "taken", () => ({ aud: [platform.clientId] })],
  ["us among other audiences", "launch-forged", () => ({ aud: [platform.clientId, "another"] })],
  ["us among others, and for us", "taken", () => ({ aud: [platform.clientId, "another"], azp: platform.clientId })],
  ["us alone, and for another", "launch-forged", () => ({ azp: "another" })],
  ["an end two minutes ago", "launch-expired", () => ({ exp: now() - 120 })],
  ["an end half a minute ago", "taken", () => ({ exp: now() - 30 })],
  ["two hours of age", "launch-expired", () => ({ iat: now() - 7_200 })],
  ["a time that has not come", "launch-forged", () => ({ iat: now() + 600 })],
  ["an earlier version of the standard", "launch-kind", () => ({ [claim.version]: "1.1" })],
  ["another deployment", "launch-deployment", () => ({ [claim.deployment]: "2" })],
  ["no deployment", "launch-deployment", () => ({ [claim.deployment]: undefined })],
  ["nobody", "launch-kind", () => ({ sub: undefined })],
  ["a subject of 256 letters", "launch-kind", () => ({ sub: "s".repeat(256) })],
  ["a subject of 255 letters", "taken", () => ({ sub: "s".repeat(255) })],
  ["no course", "launch-kind", () => ({ [claim.context]: undefined })],
  ["no role that is one here", "launch-role", () => ({ [claim.roles]: ["http://elsewhere.example/Learner"] })],
  ["another kind of message", "launch-kind", () => ({ [claim.type]: "LtiSubmissionReviewRequest" })],
  ["no link", "launch-kind", () => ({ [claim.link]: undefined })],
  ["a choice without where to go back", "launch-kind", () => ({ [claim.type]: messageType.choosing })],
];
it.each(launches)("T19f: a launch with %s: %s", async (_what, outcome, changed) => {
  platform.add({ sub: "ada", name: "Ada Lovelace", role: "Learner" });
  const reading = read(await tokenOf("ada", platform.addLink().id, changed()));
  if (outcome === "taken") expect((await reading).role).toBe("student");
  else await expect(reading).rejects.toMatchObject({ code: outcome });
});

it("T19f, B1a: a token by another key, and what is no token, are forged; a platform that is not there is away", async () => {
  platform.add({ sub: "ada", name: "Ada Lovelace", role: "Learner" });
  const target = platform.addLink().id;
  const forged = await tokenOf("ada", target, {}, await makePlatformKey());
  await expect(read(forged)).rejects.toMatchObject({ code: "launch-forged" });
  await expect(read("no.token.atall")).rejects.toMatchObject({ code: "launch-forged" });
  const gone = entryOf(platform, { keys: "http://127.0.0.1:9/keys" });
  await expect(read(await tokenOf("ada", target), gone)).rejects.toMatchObject({ code: "launch-away" });
});

it("T19f: each refused launch is in the log once, with its refusal", async () => {
  const warned = vi.spyOn(log(), "warn").mockReturnValue();
  platform.add({ sub: "ada", name: "Ada Lovelace", role: "Learner" });
  for (const changed of [{ nonce: "another" }, { [claim.version]: "1.0" }, { exp: now() - 3_600 }])
    await expect(read(await tokenOf("ada", platform.addLink().id, changed))).rejects.toThrow();
  expect(warned.mock.calls.map(([facts]) => facts)).toMatchObject(
    ["launch-forged", "launch-kind", "launch-expired"].map((refusal) => ({ refusal })),
  );
  warned.mockRestore();
});
