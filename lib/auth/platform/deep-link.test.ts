import { expect, it } from "vitest";
import { readSignedActivity, signActivity } from "./deep-link";
import { roleOf } from "./launch-claims";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
const course = { issuer: "https://moodle.example.org", clientId: "7", deploymentId: "1", courseId: "biology" };
const activityId = "00000000-0000-4000-8000-000000000001";

it("T19e: a link opens the activity that was signed for its own course, and no other", () => {
  const signed = signActivity(course, activityId);
  expect(readSignedActivity(course, signed)).toBe(activityId);
  for (const other of [
    { ...course, courseId: "chemistry" },
    { ...course, deploymentId: "2" },
    { ...course, clientId: "8" },
    { ...course, issuer: "https://other.example.org" },
  ])
    expect(readSignedActivity(other, signed)).toBe(null);
  const hash = signed.split(".")[1] ?? "";
  for (const wrong of [
    "",
    ".",
    activityId,
    `${activityId}.`,
    `00000000-0000-4000-8000-000000000002.${hash}`,
    `${signed}x`,
  ])
    expect(readSignedActivity(course, wrong), wrong).toBe(null);
});

it("T19e: a teacher of the course is a teacher here, a learner a student, and nobody else is either, whatever else they are at the school", () => {
  const membership = "http://purl.imsglobal.org/vocab/lis/v2/membership";
  const institution = "http://purl.imsglobal.org/vocab/lis/v2/institution/person";
  expect(roleOf([`${membership}#Learner`, `${membership}#Instructor`])).toBe("teacher");
  expect(roleOf([`${membership}/Instructor#TeachingAssistant`])).toBe("teacher");
  expect(roleOf([`${institution}#Instructor`, `${membership}#Learner`])).toBe("student");
  expect(roleOf([`${membership}/Learner#NonCreditLearner`])).toBe("student");
  for (const roles of [[], [`${institution}#Administrator`], [`${membership}#Mentor`], [`${institution}#Student`]])
    expect(roleOf(roles)).toBe(null);
});
