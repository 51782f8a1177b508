/** The activity that a link of a course opens, when several teachers could choose (T19, Q25). */
import { randomUUID } from "node:crypto";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { updateLaunch, reserveLaunch, storeLaunch } from "./queries/launches";
import { withDatabase } from "@/db/testing/database";
import { makeActivity, makeClass } from "@/db/testing/factories";
import { signActivity } from "@/lib/auth/platform/deep-link";
import type { Viewer } from "@/lib/auth/viewer";
import type { StoredLaunch } from "@/lib/wire/stored-launch";
import { bindActivity, findBoundActivity, type WantedLink } from "./bound-activity";
import { chooseActivity, loadChoiceAnswer } from "./choosing";
import { enterLaunch, resumeLaunch } from "./launching";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

const platform = { issuer: "https://moodle.example", clientId: "7", deploymentId: "1" };

async function classroom() {
  const made = await makeClass();
  const viewer = { as: "teacher", teacherId: made.teacherIds[0] ?? "", sessionId: "", name: "", email: "" } as const;
  return { viewer, activityId: (await makeActivity({ classId: made.id })).id, classId: made.id };
}

const launchThat = <Wants extends StoredLaunch["wants"]>(wants: Wants) => ({
  ...platform,
  subject: "t1",
  name: "",
  email: "",
  emailVerified: false,
  role: "teacher" as const,
  course: { id: "course-7", title: "Biology 9" },
  wants,
  browser: "",
});

/** A launch that waits for this teacher's choice. @returns its id */
async function waitWith(launch: StoredLaunch, { teacherId }: Viewer & { as: "teacher" }): Promise<string> {
  const expiresAt = new Date(Date.now() + 60_000);
  const id = (await reserveLaunch(database(), { nonce: randomUUID(), expiresAt }, new Date())) ?? "";
  await storeLaunch(database(), id, launch);
  await updateLaunch(database(), id, { teacherId });
  return id;
}

/** A link in a course, and launches of it that wait for a teacher's choice. */
function courseLink(activity = "") {
  const wants: WantedLink = {
    is: "link",
    linkId: randomUUID(),
    title: "",
    activity,
    membersUrl: null,
    lineItemUrl: null,
  };
  const launch = launchThat(wants);
  const waitFor = (viewer: Viewer & { as: "teacher" }) => waitWith(launch, viewer);
  /** Binds the link as a launch does that found the activity earlier. */
  const enter = (activityId: string) => bindActivity(database(), launch, wants, activityId, new Date());
  return { waitFor, enter, opens: async () => (await findBoundActivity(launch, wants))?.id };
}

describe("what a link of a course opens", () => {
  it("T19e, Q25b: stays what a teacher has chosen, whoever else comes by the link, also with a launch that began before the choice: only who steers that class chooses anew", async () => {
    const [room, other] = [await classroom(), await classroom()];
    const link = courseLink();
    const late = await link.waitFor(other.viewer);
    const refused = { code: "launch-other-class" };
    await chooseActivity(room.viewer, { launch: await link.waitFor(room.viewer), activity: room.activityId });
    // A launch from before the choice, and a page opened by hand.
    const choice = { launch: late, activity: other.activityId };
    await expect(chooseActivity(other.viewer, choice)).rejects.toMatchObject(refused);
    const byHand = { launch: await link.waitFor(other.viewer), activity: other.activityId };
    await expect(chooseActivity(other.viewer, byHand)).rejects.toMatchObject(refused);
    expect(await link.opens()).toBe(room.activityId);
    const second = await makeActivity({ classId: room.classId, name: "Another" });
    await chooseActivity(room.viewer, { launch: await link.waitFor(room.viewer), activity: second.id });
    expect(await link.opens()).toBe(second.id);
    await link.enter(room.activityId);
    expect(await link.opens()).toBe(second.id);
  });

  it("T19e: a launch that waits for a teacher's choice is not entered once more, and neither is one that nobody has begun", async () => {
    const room = await classroom();
    const stale = { code: "launch-stale" };
    for (const id of [await courseLink().waitFor(room.viewer), randomUUID(), "no id"]) {
      await expect(enterLaunch(id)).rejects.toMatchObject(stale);
      await expect(resumeLaunch(id, room.viewer.teacherId)).rejects.toMatchObject(stale);
    }
  });

  it("T19e, Q25b: of two teachers who choose at once one is told to open the link again; a link that was made for a class is not taken from it before anybody has opened it", async () => {
    const rooms = [await classroom(), await classroom()] as const;
    const link = courseLink();
    const waiting = await Promise.all(
      rooms.map(async (room) => ({ ...room, launch: await link.waitFor(room.viewer) })),
    );
    const chosen = await Promise.allSettled(
      waiting.map(({ viewer, launch, activityId }) => chooseActivity(viewer, { launch, activity: activityId })),
    );
    const first = chosen.findIndex(({ status }) => status === "fulfilled");
    const last = chosen.find(({ status }) => status === "rejected");
    expect(await link.opens()).toBe(rooms[first === 0 ? 0 : 1].activityId);
    expect(last).toMatchObject({
      reason: { code: expect.stringMatching(/^launch-(?:stale|other-class)$/) as unknown },
    });
    const made = courseLink(signActivity({ ...platform, courseId: "course-7" }, rooms[0].activityId));
    const taking = { launch: await made.waitFor(rooms[1].viewer), activity: rooms[1].activityId };
    await expect(chooseActivity(rooms[1].viewer, taking)).rejects.toMatchObject({ code: "launch-other-class" });
    expect(await made.opens()).toBe(rooms[0].activityId);
  });
});

describe("a choice that goes back to the platform", () => {
  const { issuer, clientId, deploymentId } = platform;
  const [login, token, keys] = ["auth", "token", "keys"].map((path) => `${issuer}/${path}`);
  const entry = { label: "Moodle", issuer, client_id: clientId, deployments: [deploymentId], login, token, keys };
  beforeAll(() => void vi.stubEnv("LTI_PLATFORMS", JSON.stringify([entry])));

  it("T19e: is answered at the address that the platform named, of its own; not before anything is chosen, where the launch wants no choice, at another address, or once the platform is not set up any more", async () => {
    const { viewer, activityId } = await classroom();
    const answer = async (wants: StoredLaunch["wants"], chosen: string | null = activityId) => {
      const id = await waitWith(launchThat(wants), viewer);
      if (chosen !== null) await updateLaunch(database(), id, { activityId: chosen });
      return loadChoiceAnswer(viewer, id);
    };
    const choice = { is: "choice" as const, returnUrl: `${issuer}/return`, data: null, withLineItem: true };
    const { returnUrl, token: signed, label } = await answer(choice);
    expect([returnUrl, label]).toEqual([`${issuer}/return`, "Moodle"]);
    expect(decodeJwt(signed)).toMatchObject({ aud: issuer, iss: clientId });
    const stale = { code: "launch-stale" };
    await expect(answer(choice, null)).rejects.toMatchObject(stale);
    await expect(answer({ ...choice, returnUrl: "https://elsewhere.example/return" })).rejects.toMatchObject(stale);
    const link = { linkId: "5", title: "", activity: "", membersUrl: null, lineItemUrl: null };
    await expect(answer({ is: "link", ...link })).rejects.toMatchObject(stale);
    vi.stubEnv("LTI_PLATFORMS", "");
    await expect(answer(choice)).rejects.toMatchObject(stale);
  });
});
