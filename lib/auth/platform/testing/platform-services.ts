/** The test platform's services for an authenticated tool: a token, the course's people in pages, a gradebook. */
import { randomUUID } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import type { TestPlatform } from "./test-platform";

interface Answer {
  status: number;
  value: unknown;
  headers?: Record<string, string>;
}

export class PlatformServices {
  membersPerPage = 2;
  /** After this many scores the gradebook answers 503. */
  mostScores = Infinity;
  /** In the order of their arrival. */
  readonly scores: {
    link: string;
    userId: string;
    scoreGiven: number;
    scoreMaximum: number;
    gradingProgress: "FullyGraded" | "PendingManual";
  }[] = [];
  private readonly tokens = new Map<string, string>();
  private readonly assertions = new Set<string>();

  constructor(private readonly platform: TestPlatform) {}

  /** @throws when the tool is not authorised */
  async answer(authorization: string | undefined, path: string, query: URLSearchParams, body: string): Promise<Answer> {
    if (path === "/token") return { status: 200, value: await this.giveToken(new URLSearchParams(body)) };
    if (path === "/members") {
      this.checkToken(authorization, "contextmembership.readonly");
      const [value, headers] = this.membersFrom(Number(query.get("from") ?? 0));
      return { status: 200, value, headers };
    }
    const item = /^\/items\/([^/]+)\/scores$/.exec(path)?.[1];
    if (item === undefined || query.get("type") !== "1") return { status: 404, value: null };
    this.checkToken(authorization, "score");
    return { status: this.takeScore(item, body), value: {} };
  }

  toolKeys() {
    return createRemoteJWKSet(new URL(`${this.platform.tool}/lti/keys`));
  }

  /** Gives a token for an assertion that the tool has signed (RFC 7523); each assertion is accepted once. */
  async giveToken(given: URLSearchParams): Promise<{ access_token: string; token_type: string; scope: string }> {
    if (given.get("grant_type") !== "client_credentials") throw new Error("unsupported_grant_type");
    const { payload } = await jwtVerify(given.get("client_assertion") ?? "", this.toolKeys(), {
      issuer: this.platform.clientId,
      subject: this.platform.clientId,
      audience: `${this.platform.issuer}/token`,
      maxTokenAge: "10 minutes",
      requiredClaims: ["exp", "jti"],
    });
    if (this.assertions.has(payload.jti ?? "")) throw new Error("replayed");
    this.assertions.add(payload.jti ?? "");
    const token = randomUUID();
    this.tokens.set(token, given.get("scope") ?? "");
    return { access_token: token, token_type: "bearer", scope: given.get("scope") ?? "" };
  }

  checkToken(authorization: string | undefined, scope: string): void {
    const token = (authorization ?? "").replace("Bearer ", "");
    if (this.tokens.get(token)?.endsWith(`/${scope}`) !== true) throw new Error("no token for this");
  }

  membersFrom(from: number): [unknown, Record<string, string>] {
    const all = [...this.platform.people.values()];
    const members = all.slice(from, from + this.membersPerPage).map(({ sub, name, role, email, inactive }) => ({
      user_id: sub,
      name,
      ...(email === undefined ? {} : { email }),
      status: inactive === true ? "Inactive" : "Active",
      roles: [role],
    }));
    const next = from + this.membersPerPage;
    const link: Record<string, string> =
      next < all.length ? { link: `<${this.platform.issuer}/members?from=${next}>; rel="next"` } : {};
    return [{ id: `${this.platform.issuer}/members`, context: { id: this.platform.course.id }, members }, link];
  }

  takeScore(link: string, body: string): number {
    const score = JSON.parse(body) as (typeof this.scores)[number] & { timestamp: string };
    const { userId, scoreGiven, scoreMaximum, gradingProgress, timestamp } = score;
    const isWhole = ["FullyGraded", "PendingManual"].includes(gradingProgress) && !Number.isNaN(Date.parse(timestamp));
    const person = this.platform.people.get(userId);
    if (!isWhole || person?.role !== "Learner" || person.inactive === true) return 404;
    if (this.scores.length >= this.mostScores) return 503;
    this.scores.push({ link, userId, scoreGiven, scoreMaximum, gradingProgress });
    return 200;
  }
}
