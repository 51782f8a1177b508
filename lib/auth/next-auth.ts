/**
 * next-auth 4, called with options made for each request. It checks its csrf token, asks a provider, and sets and clears the encrypted cookie;
 * whether a session is valid is decided by its row (session.ts).
 */
import nextAuth, { type AuthOptions } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import type { NextApiRequest, NextApiResponse } from "next";
import { secret } from "@/lib/process/env";
import { cookieNames } from "./cookie-names";
import { safePath } from "./safe-path";
import { cookieMaxAgeSeconds, endSession } from "./session";

/** CommonJS modules: some loaders give the module, some its default export. */
const NextAuth = (nextAuth as typeof nextAuth & { default?: typeof nextAuth }).default ?? nextAuth;
const Credentials =
  (credentialsProvider as typeof credentialsProvider & { default?: typeof credentialsProvider }).default ??
  credentialsProvider;

export type ProviderId = "teacher" | "student";
/** Checks credentials, which are unvalidated input, and returns the id of a new session. */
export type SignIn = (credentials: unknown) => Promise<string>;

export interface AuthCall {
  method: "GET" | "POST";
  /** The path after `/api/auth/`: `csrf`, `callback/student`, … */
  action: "csrf" | "callback" | "signout";
  provider?: ProviderId;
  body?: Record<string, unknown>;
  cookies: Record<string, string>;
  headers: Record<string, string>;
  https: boolean;
}

export interface AuthResponse {
  status: number;
  location: string | null;
  setCookies: string[];
  body: unknown;
  /** Thrown by the provider, or while the session was ended. */
  error: Error | null;
}

/** Runs next-auth in its API-route shape, which needs nothing of Next's request. */
export async function callNextAuth(call: AuthCall, providers: Record<ProviderId, SignIn>): Promise<AuthResponse> {
  process.env.AUTH_TRUST_HOST = "1"; // The front door has set x-forwarded-host and -proto itself.
  const answer: AuthResponse = { status: 200, location: null, setCookies: [], body: null, error: null };
  const options = optionsFor(
    call.https,
    providers,
    (error) => (answer.error = error instanceof Error ? error : new Error(String(error))),
  );
  const request = {
    method: call.method,
    query: { nextauth: [call.action, ...(call.provider === undefined ? [] : [call.provider])] },
    body: call.body,
    cookies: call.cookies,
    headers: call.headers,
  };
  // next-auth reads only these five fields, and writes only through the methods of `responseInto`.
  await NextAuth(request as unknown as NextApiRequest, responseInto(answer) as unknown as NextApiResponse, options);
  return answer;
}

function optionsFor(
  https: boolean,
  providers: Record<ProviderId, SignIn>,
  onError: (error: unknown) => void,
): AuthOptions {
  const names = cookieNames();
  const cookie = (name: string) => ({
    name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: https },
  });
  const provider = (id: ProviderId) =>
    Credentials({
      id,
      credentials: {},
      async authorize(credentials) {
        try {
          return { id: await providers[id](credentials) };
        } catch (error) {
          onError(error);
          return null;
        }
      },
    });
  return {
    secret: secret(),
    useSecureCookies: https,
    session: { strategy: "jwt", maxAge: cookieMaxAgeSeconds },
    jwt: { maxAge: cookieMaxAgeSeconds },
    cookies: {
      sessionToken: cookie(names.session),
      csrfToken: cookie(names.csrf),
      callbackUrl: cookie(names.callback),
    },
    providers: [provider("teacher"), provider("student")],
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { sid: user.id }),
      redirect: ({ url, baseUrl }) => safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      async signOut({ token }) {
        try {
          if (typeof token["sid"] === "string") await endSession(token["sid"]);
        } catch (error) {
          onError(error);
        }
      },
    },
    logger: {
      error: (code, metadata) => onError(metadata instanceof Error ? metadata : new Error(`next-auth: ${code}`)),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

function responseInto(answer: AuthResponse) {
  const response = {
    status(status: number) {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? answer.setCookies : undefined),
    setHeader(name: string, value: string | string[]) {
      if (name.toLowerCase() === "set-cookie") answer.setCookies = [value].flat();
      if (name.toLowerCase() === "location") answer.location = String(value);
      return response;
    },
    json: (body: unknown) => void (answer.body = body),
    send: (body: unknown) => void (answer.body = body),
    end: () => undefined,
  };
  return response;
}
