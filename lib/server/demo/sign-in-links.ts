/**
 * The demo's links, which sign in at once: `/demo#<token>`. A script posts the token, so that no request path or log contains it.
 * Only the server of `npm run demo` has this route.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { database } from "@/db/client";
import type { SessionOwner } from "@/lib/auth/queries/sessions";
import { createSession } from "@/lib/auth/session";
import { cookieMaxAgeSeconds, sessionCookie } from "@/lib/auth/session-token";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import type { RequestHandler } from "@/lib/server/http/request-handler";

export const demoPath = "/demo";

export interface SignInLink {
  owner: SessionOwner;
  /** The page that the link opens. */
  to: string;
}

const links: { digest: Buffer; way: SignInLink }[] = [];
const digestOf = (token: string) => createHash("sha256").update(token).digest();

/** Returns the link's path. */
export function addSignInLink(way: SignInLink): string {
  const token = randomBytes(18).toString("base64url");
  links.push({ digest: digestOf(token), way });
  return `${demoPath}#${token}`;
}

export const handleSignInLink: RequestHandler = async (req, res) => {
  if (req.method !== "POST") return sendTokenForm(req, res);
  const digest = digestOf(new URLSearchParams(await text(req)).get("token") ?? "");
  const found = links.filter((each) => timingSafeEqual(each.digest, digest))[0];
  if (found === undefined) {
    res
      .writeHead(403, { "content-type": "text/plain; charset=utf-8" })
      .end(`${formatRefusal(new AppError("demo-link")).sentence}\n`);
    return;
  }
  const { owner, to } = found.way;
  const secure = req.headers["x-forwarded-proto"] === "https" ? "; Secure" : "";
  const cookie = `${await sessionCookie(await createSession(database(), owner))}; Path=/; Max-Age=${cookieMaxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
  res.writeHead(303, { location: to, "set-cookie": cookie }).end();
};

function sendTokenForm(req: IncomingMessage, res: ServerResponse): void {
  const nonce = String(req.headers["x-nonce"]);
  const script = "const [form] = document.forms; form.token.value = location.hash.slice(1); form.submit();";
  const page = `<!doctype html><html lang="en"><title>Crosscase</title><form method="post" action="${demoPath}"><input type="hidden" name="token"></form><script nonce="${nonce}">${script}</script></html>\n`;
  res.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}
