/** The topics that a student's page follows on the live channel (docs/live.md), as a browser sends them and as `Browser` reads them from the HTML. */
import type { Page, WebSocket } from "@playwright/test";
import * as change from "@/db/testing/change-rows";
import { expect, member, student, test, type Classroom } from "@/e2e/support/fixtures";
import { expectedByPhase } from "@/e2e/support/expected-by-phase";
import { mayFollowTopic } from "@/lib/activity/rules/topic-access";
import { Browser } from "@/lib/server/testing/browser";
import { phases } from "@/lib/activity/rules/phases";
import type { ShowMessage } from "@/lib/wire/live-messages";

/** The topics of the page's last `show` message. */
async function topicsShown(
  page: Page,
  at: string,
  onSocket: (page: Page, onFrame: (frame: string) => void) => void,
): Promise<() => string[]> {
  let last: string[] = [];
  onSocket(page, (frame) => {
    const message = JSON.parse(frame) as ShowMessage; // our own page has sent it
    if (message.kind === "show") last = message.parts.flatMap(({ topics }) => topics);
  });
  await page.goto(at);
  return () => [...new Set(last)].sort();
}

const onLive = (page: Page, onFrame: (frame: string) => void) => {
  page.on("websocket", (socket: WebSocket) => {
    if (socket.url().includes("/live/")) socket.on("framesent", ({ payload }) => onFrame(String(payload)));
  });
};

for (const phase of phases) {
  test(`Q1f, Q7f: in ${phase} a student's page follows exactly what it shows, in a team and in the tray; what the phase withholds is no part of it`, async ({
    makeClassroom,
    open,
    server,
  }) => {
    const classroom: Classroom = await makeClassroom({ phase, teams: 4, matched: true, withoutTeam: 1 });
    if (phase === "results" || phase === "closed")
      await change.setActivity(classroom.activity.id, { revealedAt: new Date() });
    const [inTeam, inTray] = [member(classroom, 0), student(classroom, 8)];
    const whom = {
      own: classroom.teams[0]?.id ?? "",
      partner: classroom.teams[1]?.id ?? "",
      match: classroom.matches[0]?.id ?? "",
      student: inTeam.id,
    };
    const expected = {
      [inTeam.id]: [
        `student:${inTeam.id}`,
        "teams",
        "words",
        `team:${whom.own}`,
        ...expectedByPhase[phase].follows(whom),
      ].sort(),
      [inTray.id]: [`student:${inTray.id}`, "teams", "words", ...expectedByPhase[phase].followsInTray].sort(),
    };
    for (const person of [inTeam, inTray]) {
      const shown = await topicsShown(await open(person, "about:blank"), `/a/${classroom.activity.id}`, onLive);
      await expect.poll(shown, person.name).toEqual(expected[person.id]);
      const read = await new Browser(server.origin, person.cookie).load(`/a/${classroom.activity.id}`);
      expect(
        [...new Set(read.parts.flatMap(({ topics }) => topics))].sort(),
        `${person.name}, read without a browser`,
      ).toEqual(expected[person.id]);
      const teamId = person === inTeam ? whom.own : null;
      const facts = { phase, matches: classroom.matches.map(({ id, teamIds }) => ({ id, teamIds })) };
      expect(
        shown().filter((topic) => !mayFollowTopic({ as: "student", studentId: person.id, teamId }, topic, facts)),
        "followed in vain",
      ).toEqual([]);
    }
  });
}
