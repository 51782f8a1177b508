/** Requests to a platform: loading a course's people (NRPS), and sending scores (AGS) (T19). */
import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import * as z from "zod";
import type { CourseStudent } from "@/lib/features/courses/rules/course-list";
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

/** Refuses an address that is not the platform's own, because the token must be sent nowhere else. @throws OutsideFailure */
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

/** The course's active students. Stops after the page on which there are more than `most`. @throws OutsideFailure */
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

/** The next page's address in a Link header (RFC 8288), in the forms that platforms send. */
const nextPage = (link: string | null) => /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(link ?? "")?.[1] ?? null;

export interface Score {
  subject: string;
  points: number;
  of: number;
  /** Whether every criterion is marked. */
  isFull: boolean;
}

/** How many scores are sent at the same time. */
const scoresAtOnce = 5;

interface SentScores {
  /** Subjects whose score the platform has accepted. */
  taken: string[];
  /** Subjects whose score the platform has refused. */
  refused: string[];
  /** The first failure; null when all were answered. After it, the scores of subjects in neither list may not have been sent. */
  failure: OutsideFailure | null;
}

/** Sends each student's points to the link's gradebook column, until a request fails. @throws OutsideFailure when it fails before the first score */
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

/** Whether the platform has accepted the score. @throws OutsideFailure when it can't be reached, or refuses all scores */
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
    // In AGS, PendingManual is a partial grade that a person has yet to complete.
    gradingProgress: isFull ? "FullyGraded" : "PendingManual",
    timestamp: now.toISOString(),
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/vnd.ims.lis.v1.score+json" };
  const { ok, status } = await outsideFetch(address, { method: "POST", headers, body }, maxScoreBytes);
  if (status >= 500) throw new OutsideFailure("away", `HTTP ${status}`);
  if (status === 401 || status === 403) throw new OutsideFailure("refused", `HTTP ${status}`);
  return ok;
}
