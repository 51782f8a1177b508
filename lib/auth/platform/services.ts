/** T19: what Crosscase asks of a platform, and sends to it: a course's people (NRPS), and scores (AGS). */
import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import * as z from "zod";
import type { CourseStudent } from "@/lib/rules/courses/course-list";
import { fullNameOf, roleOf, scope } from "./launch-claims";
import { OutsideFailure, outsideFetch, readJson } from "@/lib/auth/outside-fetch";
import { isAddressOf, type Platform } from "./platforms";
import { toolAlgorithm, toolKey } from "./tool-key";

const maxTokenBytes = 64 * 1024;
const maxMembersBytes = 4 * 1024 * 1024;
const maxScoreBytes = 64 * 1024;
/** Platforms list ten people or more on a page. */
const maxPages = 100;

const tokenAnswer = z.object({ access_token: z.string().min(1).max(10_000) });

/** @throws OutsideFailure */
async function askForToken(platform: Platform, wanted: string): Promise<string> {
  const { kid, key } = await toolKey();
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: toolAlgorithm, kid, typ: "JWT" })
    .setIssuer(platform.clientId)
    .setSubject(platform.clientId)
    .setAudience(platform.token)
    .setIssuedAt()
    .setExpirationTime("5 minutes")
    .setJti(randomUUID())
    .sign(key);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
    scope: wanted,
  });
  const answer = await outsideFetch(platform.token, { method: "POST", body }, maxTokenBytes);
  return parseAnswer(tokenAnswer, await readJson(answer)).access_token;
}

function parseAnswer<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new OutsideFailure("refused", `an answer without ${String(parsed.error.issues[0]?.path[0])}`);
  return parsed.data;
}

/** Only to the platform's own addresses: the token must not go elsewhere. */
function checkAddress(platform: Platform, address: string): void {
  if (!isAddressOf(platform, address)) throw new OutsideFailure("refused", "an address elsewhere");
}

const perhaps = z.string().max(2_000).optional().catch(undefined);
const membersAnswer = z.object({
  members: z
    .array(
      z.object({
        user_id: z.string().min(1).max(255),
        status: perhaps,
        roles: z.array(z.string()).catch([]),
        name: perhaps,
        given_name: perhaps,
        family_name: perhaps,
        email: perhaps,
      }),
    )
    .max(5_000),
});

/** The course's students who are active in it; of more than `most`, those of the first pages. @throws OutsideFailure */
export async function listCourseStudents(
  platform: Platform,
  membersUrl: string,
  most: number,
): Promise<CourseStudent[]> {
  const token = await askForToken(platform, scope.members);
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/vnd.ims.lti-nrps.v2.membershipcontainer+json",
  };
  const found = new Map<string, CourseStudent>();
  let next: string | null = membersUrl;
  for (let page = 0; next !== null && found.size <= most; page++) {
    if (page === maxPages) throw new OutsideFailure("refused", `more than ${maxPages} pages of people`);
    checkAddress(platform, next);
    const answer: Response = await outsideFetch(next, { headers }, maxMembersBytes);
    const { members } = parseAnswer(membersAnswer, await readJson(answer));
    for (const { user_id: subject, status = "Active", roles, email = "", ...names } of members)
      if (status === "Active" && roleOf(roles) === "student")
        found.set(subject, { subject, name: fullNameOf(names), email });
    next = nextPage(answer.headers.get("link"));
  }
  return [...found.values()];
}

/** RFC 8288, as platforms write it. */
const nextPage = (link: string | null) => /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(link ?? "")?.[1] ?? null;

export interface Score {
  subject: string;
  points: number;
  of: number;
  /** Every criterion is marked. */
  isFull: boolean;
}

/** So many are on their way at once. */
const scoresAtOnce = 5;

interface SentScores {
  /** Subjects whose score the platform has. */
  taken: string[];
  /** Subjects whom the platform does not take. */
  refused: string[];
  /** The first failure: none of those who are in neither list is known to be sent. */
  failure: OutsideFailure | null;
}

/** Sends each student's points to the link's column in the gradebook, until one fails. @throws OutsideFailure when it could not begin */
export async function sendScores(
  platform: Platform,
  lineItemUrl: string,
  scores: readonly Score[],
  now: Date,
): Promise<SentScores> {
  checkAddress(platform, lineItemUrl);
  const token = await askForToken(platform, scope.score);
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/scores`;
  const result: SentScores = { taken: [], refused: [], failure: null };
  const sendOne = async (score: Score) => {
    try {
      const isTaken = await sendScore(url.href, token, score, now);
      (isTaken ? result.taken : result.refused).push(score.subject);
    } catch (error) {
      if (!(error instanceof OutsideFailure)) throw error;
      result.failure ??= error;
    }
  };
  for (let from = 0; from < scores.length && result.failure === null; from += scoresAtOnce)
    await Promise.all(scores.slice(from, from + scoresAtOnce).map(sendOne));
  return result;
}

/** False when the platform does not take this one. */
async function sendScore(
  address: string,
  token: string,
  { subject, points, of, isFull }: Score,
  now: Date,
): Promise<boolean> {
  const body = JSON.stringify({
    userId: subject,
    scoreGiven: points,
    scoreMaximum: of,
    activityProgress: "Completed",
    // AGS: a part of the grade, which a person has still to complete.
    gradingProgress: isFull ? "FullyGraded" : "PendingManual",
    timestamp: now.toISOString(),
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/vnd.ims.lis.v1.score+json" };
  const { ok, status } = await outsideFetch(address, { method: "POST", headers, body }, maxScoreBytes);
  if (status >= 500) throw new OutsideFailure("away", `HTTP ${status}`);
  if (status === 401 || status === 403) throw new OutsideFailure("refused", `HTTP ${status}`);
  return ok;
}
