/**
 * A learning platform on this machine that speaks LTI 1.3 as Canvas and Moodle do: login, keys, launches by a form that posts itself, adding a link
 * (deep linking), a token for a signed assertion, a course's people in pages, and a gradebook. It checks requests as strictly as they do.
 */
import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { claim, messageType } from "@/lib/auth/platform/launch-claims";
import { coursePage, formPage } from "./platform-pages";
import { PlatformServices } from "./platform-services";

export interface CoursePerson {
  sub: string;
  name: string;
  role: "Instructor" | "Learner" | "Observer";
  email?: string;
  email_verified?: boolean;
  /** No longer in the course. */
  inactive?: boolean;
}

interface CourseLink {
  id: string;
  title: string;
  custom: Record<string, string>;
  /** null: the link has no column in the gradebook. */
  points: number | null;
}

/** Makes the token that the tool receives, from a launch's claims and the platform's own key. */
export type TamperLaunch = (claims: JWTPayload, key: CryptoKey) => Promise<string>;

const kid = "the-platforms-key";
export const signLaunch = (claims: JWTPayload, key: CryptoKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(key);

export const makePlatformKey = async () => (await generateKeyPair("RS256", { extractable: true })).privateKey;

export const choosing = "choose";
export class TestPlatform {
  readonly clientId = "10000000000007";
  readonly deploymentId = "1:c0ffee";
  course = { id: "course-7", title: "Biology 9" };
  readonly people = new Map<string, CoursePerson>();
  readonly links: CourseLink[] = [];
  readonly services: PlatformServices;
  /** Applied to the next launch only. */
  tamperOnce: TamperLaunch | null = null;
  /** Answers 503 to everything but pages while it is set. */
  isAway = false;
  tool = "";

  private constructor(
    private readonly server: http.Server,
    private readonly key: CryptoKey,
    readonly issuer: string,
  ) {
    this.services = new PlatformServices(this);
  }

  static async start(): Promise<TestPlatform> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    // Crosscase is at localhost, so this is another site, as a real platform is: no cookies are sent across.
    const made = new TestPlatform(server, await makePlatformKey(), `http://127.0.0.1:${port}`);
    server.on("request", (req, res) => void made.answer(req, res));
    return made;
  }

  /** The platform's entry in the server's LTI_PLATFORMS. */
  entry(): Record<string, unknown> {
    return {
      label: "Larch Moodle",
      issuer: this.issuer,
      client_id: this.clientId,
      deployments: [this.deploymentId],
      login: `${this.issuer}/auth`,
      token: `${this.issuer}/token`,
      keys: `${this.issuer}/keys`,
    };
  }

  /** The server's settings for this platform, and for others that differ from it in `others`. */
  settings(...others: Record<string, unknown>[]): Record<string, string> {
    const platform = this.entry();
    return { LTI_PLATFORMS: JSON.stringify([platform, ...others.map((other) => ({ ...platform, ...other }))]) };
  }

  /** Sets the origin of Crosscase. */
  allow(origin: string): void {
    this.tool = origin;
  }

  add(person: CoursePerson): CoursePerson {
    this.people.set(person.sub, person);
    return person;
  }

  /** Adds a link as if somebody had made it by hand, or had copied the course with it. */
  addLink(given: Partial<CourseLink> = {}): CourseLink {
    const link = { id: randomUUID(), title: "A link", custom: {}, points: 16, ...given };
    this.links.push(link);
    return link;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** The parameters with which a launch begins. @param target a link's id, or `choosing` */
  launchParameters(sub: string, target: string): URLSearchParams {
    return new URLSearchParams({
      iss: this.issuer,
      login_hint: sub,
      target_link_uri: `${this.tool}/lti/launch`,
      client_id: this.clientId,
      lti_deployment_id: this.deploymentId,
      lti_message_hint: target,
    });
  }

  /** The fields that the platform's form posts. @param address the login to which the tool sent the browser */
  async answerLogin(address: string): Promise<Record<string, string>> {
    const asked = new URL(address).searchParams;
    const text = (name: string) => asked.get(name) ?? "";
    const isRight =
      text("client_id") === this.clientId &&
      text("redirect_uri") === `${this.tool}/lti/launch` &&
      text("response_type") === "id_token" &&
      text("response_mode") === "form_post" &&
      text("scope") === "openid" &&
      text("prompt") === "none";
    const person = this.people.get(text("login_hint"));
    if (!isRight) throw new Error(`no login that a platform takes: ${address}`);
    if (person === undefined) return { state: text("state"), error: "login_required" };
    const claims = this.claimsOf(person, text("lti_message_hint"), text("nonce"));
    const tamper = this.tamperOnce ?? signLaunch;
    this.tamperOnce = null;
    return { state: text("state"), id_token: await tamper(claims, this.key) };
  }

  private claimsOf(person: CoursePerson, target: string, nonce: string): JWTPayload {
    const { sub, name, role, email, email_verified } = person;
    const now = Math.floor(Date.now() / 1_000);
    const link = this.links.find(({ id }) => id === target);
    return {
      iss: this.issuer,
      aud: this.clientId,
      sub,
      nonce,
      iat: now,
      exp: now + 600,
      name,
      ...(email === undefined ? {} : { email }),
      ...(email_verified === undefined ? {} : { email_verified }),
      [claim.version]: "1.3.0",
      [claim.deployment]: this.deploymentId,
      [claim.roles]: [`http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`],
      [claim.context]: { id: this.course.id, title: this.course.title },
      [claim.members]: { context_memberships_url: `${this.issuer}/members`, service_versions: ["2.0"] },
      ...(link === undefined ? this.choosingClaims() : this.linkClaims(link)),
    };
  }

  private choosingClaims() {
    return {
      [claim.type]: messageType.choosing,
      [claim.choosing]: {
        deep_link_return_url: `${this.issuer}/return`,
        accept_types: ["ltiResourceLink"],
        accept_presentation_document_targets: ["iframe", "window"],
        data: "the platform’s own",
      },
    };
  }

  private linkClaims({ id, title, custom, points }: CourseLink) {
    return {
      [claim.type]: messageType.resource,
      [claim.link]: { id, title },
      [claim.custom]: custom,
      ...(points === null ? {} : { [claim.grades]: { scope: [], lineitem: `${this.issuer}/items/${id}?type=1` } }),
    };
  }

  private async answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? "/", this.issuer);
    const body = Buffer.concat(await req.toArray()).toString();
    const page = (html: string) => res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
    const json = (value: unknown) =>
      res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    try {
      if (pathname === "/favicon.ico") return void res.writeHead(204).end();
      if (pathname === "/course")
        return void page(
          coursePage(this.tool, this, searchParams.get("as") ?? "", (sub, target) =>
            this.launchParameters(sub, target),
          ),
        );
      if (this.isAway) return void res.writeHead(503).end("away");
      if (pathname === "/auth") {
        const fields = await this.answerLogin(this.issuer + (req.url ?? ""));
        return void page(formPage(`${this.tool}/lti/launch`, fields));
      }
      if (pathname === "/keys")
        return void json({ keys: [{ ...publicPart(await exportJWK(this.key)), kid, alg: "RS256", use: "sig" }] });
      if (pathname === "/return") return void page(await this.takeLinks(new URLSearchParams(body)));
      const { status, value, headers } = await this.services.answer(
        req.headers.authorization,
        pathname,
        searchParams,
        body,
      );
      res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
    } catch (error) {
      res.writeHead(400).end(String(error));
    }
  }

  private async takeLinks(given: URLSearchParams): Promise<string> {
    const { payload } = await jwtVerify(given.get("JWT") ?? "", this.services.toolKeys(), {
      issuer: this.clientId,
      audience: this.issuer,
      requiredClaims: ["exp", "iat", "nonce"],
    });
    const isRight =
      payload[claim.type] === "LtiDeepLinkingResponse" &&
      payload[claim.deployment] === this.deploymentId &&
      payload[claim.data] === "the platform’s own";
    if (!isRight) throw new Error("no answer to what was asked");
    const items = payload[claim.items] as {
      type: string;
      title: string;
      url: string;
      custom: Record<string, string>;
      lineItem?: { scoreMaximum: number };
    }[];
    for (const { type, title, url, custom, lineItem } of items) {
      if (type !== "ltiResourceLink" || url !== `${this.tool}/lti/launch`) throw new Error("no link of the tool");
      this.addLink({ title, custom, points: lineItem?.scoreMaximum ?? null });
    }
    return `<!doctype html><html lang="en"><title>Added</title><h1>Added: ${items.map(({ title }) => title).join(", ")}</h1></html>`;
  }
}

const publicPart = ({ kty, n, e }: { kty?: string; n?: string; e?: string }) => ({ kty, n, e });
