import * as links from "@/lib/features/courses/queries/course-links";
import * as launches from "@/lib/features/courses/queries/launches";
import { changes, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const link = (linkId: string) => ({ issuer: "issuer", clientId: "client", deploymentId: "deployment", linkId });
const opened = (linkId: string) => ({
  ...link(linkId),
  activityId: id("next lesson"),
  courseId: "course",
  courseTitle: "Chemistry",
  membersUrl: null,
  lineItemUrl: "column",
});

export const courseLinksAnswers: Answers = {
  findLinkedActivity: [
    inOrder((tx) => links.findLinkedActivity(tx, link("course link")), ["lesson"]),
    inOrder((tx) => links.findLinkedActivity(tx, link("no link")), ["nothing"]),
    inOrder((tx) => links.findLinkedActivity(tx, { ...link("course link"), issuer: "another issuer" }), ["nothing"]),
    inOrder((tx) => links.findLinkedActivity(tx, { ...link("course link"), clientId: "another client" }), ["nothing"]),
    inOrder((tx) => links.findLinkedActivity(tx, { ...link("course link"), deploymentId: "another" }), ["nothing"]),
  ],
  lockLink: [
    changes((tx) => links.lockLink(tx, opened("course link"), now), ["lesson"]),
    changes(
      (tx) => links.lockLink(tx, opened("new link"), now),
      [
        "next lesson",
        "+ course_links new: id new, issuer issuer, link_id new link, client_id client, course_id course, opened_at at 60, activity_id next lesson, course_title Chemistry, deployment_id deployment, line_item_url column",
      ],
    ),
  ],
  storeLink: [
    changes(
      (tx) => links.storeLink(tx, opened("course link"), now),
      ["~ course_links course link: opened_at at 60, course_title Chemistry, line_item_url column"],
    ),
    changes(
      (tx) => links.storeLink(tx, opened("new link"), now),
      [
        "+ course_links new: id new, issuer issuer, link_id new link, client_id client, course_id course, opened_at at 60, activity_id next lesson, course_title Chemistry, deployment_id deployment, line_item_url column",
      ],
    ),
  ],
  setLinkedActivity: changes(
    (tx) => links.setLinkedActivity(tx, link("course link"), id("next lesson")),
    ["~ course_links course link: activity_id next lesson"],
  ),
  listClassLinks: inOrder(
    (tx) => pick(links.listClassLinks(tx, id("class")), "id", "activityId"),
    ["later course link · lesson", "course link to the next lesson · next lesson", "course link · lesson"],
  ),
  listActivityLinks: inOrder(
    (tx) => pick(links.listActivityLinks(tx, id("lesson")), "id"),
    ["later course link", "course link"],
  ),
  setLinkSentAt: changes(
    (tx) => links.setLinkSentAt(tx, id("course link"), now),
    ["~ course_links course link: sent_at at 60"],
  ),
  listEditableActivities: each(
    inOrder,
    (name) => (tx) => pick(links.listEditableActivities(tx, id(name)), "id", "className"),
    {
      Okafor: ["newer lesson · Period 2", "next lesson · Period 1", "lesson · Period 1", "closed lesson · Period 1"],
      Byrd: ["other lesson · Period 3"],
    },
  ),
  findCourseLink: [
    inOrder(
      (tx) => links.findCourseLink(tx, id("course link")),
      ["course link · lesson · issuer · client · Biology · members · no lineItemUrl · no sentAt · class"],
    ),
    inOrder((tx) => links.findCourseLink(tx, id("no link")), ["nothing"]),
  ],
};

export const launchesAnswers: Answers = {
  reserveLaunch: [
    changes(
      (tx) => launches.reserveLaunch(tx, { nonce: "new", expiresAt: at(80) }, now),
      ["new", "+ launches new: id new, nonce new, expires_at at 80", "- launches expired launch"],
    ),
    changes(
      (tx) => launches.reserveLaunch(tx, { nonce: "launch", expiresAt: at(80) }, now),
      ["nothing", "- launches expired launch"],
    ),
  ],
  storeLaunch: inOrder(
    async (tx) => {
      const known = await launches.findLaunch(tx, id("launch"), now);
      if (known === null) throw new Error("the launch is gone");
      await launches.storeLaunch(tx, id("reserved launch"), known.launch);
      const there: object[] = [];
      for (const label of ["launch", "reserved launch", "used launch"])
        there.push({ isThere: (await launches.findLaunch(tx, id(label), now)) !== null });
      return there;
    },
    ["isThere", "isThere", ""],
  ),
  deleteOldLaunches: changes((tx) => launches.deleteOldLaunches(tx, now), ["- launches expired launch"]),
  findLaunch: each(
    inOrder,
    (label) => async (tx) => {
      const found = await launches.findLaunch(tx, id(label), now);
      return found === null ? [] : [{ ...found, launch: found.launch.browser }];
    },
    { launch: ["launch · Okafor · lesson"], "used launch": [], "expired launch": [] },
  ),
  claimLaunch: each(changes, (label) => (tx) => launches.claimLaunch(tx, id(label)), {
    launch: ["true", "~ launches launch: launch null"],
    "used launch": ["false"],
    "expired launch": ["true", "~ launches expired launch: launch null"],
  }),
  updateLaunch: changes(
    (tx) => launches.updateLaunch(tx, id("launch"), { teacherId: id("Byrd"), expiresAt: at(90) }),
    ["~ launches launch: expires_at at 90, teacher_id Byrd"],
  ),
};
