/** T19: the school's OpenID Connect provider. openid-client finds it, and checks what it answers: signature, issuer, audience, nonce, time. */
import * as client from "openid-client";
import { AppError } from "@/lib/errors/errors";
import { outsideFetch, OutsideFailure } from "@/lib/auth/outside-fetch";
import { BoundedQueue } from "@/lib/process/bounded-queue";
import { currentMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { isPlainEmail } from "@/lib/rules/signing-in/emails";
import type { ProviderSettings } from "./provider-settings";
import { refusalOf } from "./provider-refusal";

/** Who has signed in at the provider. */
export interface OutsideIdentity {
  issuer: string;
  subject: string;
  /** As the provider has it; "" when it names nobody. */
  name: string;
  /** As the provider has it; "" when it has none. */
  email: string;
  /** The provider has verified that the address is this person's, and it is of plain letters. */
  emailVerified: boolean;
}

/** What the answer is checked against. It stays in the browser that began, encrypted. */
export interface SignInChecks {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
}

/** Metadata and keys are read again after this time. */
const metadataMs = 60 * 60_000;
/** OpenID Connect Core, 2. */
const maxSubject = 255;
const maxClaim = 1_000;
/** Metadata, keys, tokens and userinfo: each has some kB. */
const maxAnswerBytes = 256 * 1024;
const clockToleranceSeconds = 60;

/** Next's bundles each load this file, with an openid-client that takes no configuration of another's: each finds the provider for itself. */
let cached: { by: string; until: number; configuration: Promise<client.Configuration> } | null = null;
const exchanges = new BoundedQueue(16, 1_000);

/** @throws Error when it can't be reached, or is none */
export function discoverProvider({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const insecure = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  return client.discovery(new URL(issuer), clientId, clientSecret, authenticate(clientSecret), {
    [client.customFetch]: (address, init) => outsideFetch(address, init as RequestInit, maxAnswerBytes),
    // Without it openid-client trusts a token because it came over TLS, and leaves its signature alone.
    execute: [client.enableNonRepudiationChecks, ...insecure],
  });
}

/** In the way that the provider takes; Basic is the standard's own. */
function authenticate(secret: string): client.ClientAuth {
  return (server, metadata, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") === true;
    const auth = takesPost ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
    return auth(server, metadata, body, headers);
  };
}

/** The provider's metadata, cached; asked for again after a failure. @throws Error */
async function findProvider(settings: ProviderSettings): Promise<client.Configuration> {
  const by = `${settings.issuer} ${settings.clientId}`;
  const now = performance.now();
  if (cached === null || cached.by !== by || cached.until < now)
    cached = { by, until: now + metadataMs, configuration: discoverProvider(settings) };
  const found = cached;
  try {
    return await found.configuration;
  } catch (error) {
    if (cached === found) cached = null;
    throw error;
  }
}

/** Where the browser goes to sign in, and what its answer will be checked against. @throws AppError `outside-away` */
export async function beginSignIn(
  settings: ProviderSettings,
  redirectUri: string,
): Promise<{ url: string; checks: SignInChecks }> {
  try {
    const provider = await findProvider(settings);
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      scope: "openid email profile",
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      // On a shared device the next student must not come in as the last one, whom the provider still knows.
      prompt: settings.prompt,
    });
    return { url: url.href, checks: { state, nonce, verifier, redirectUri } };
  } catch (error) {
    throw refuse(error, settings);
  }
}

/** Whether the provider is asked about it: an error, or an answer to something else, is refused before. */
export function isAnswerTo(query: string, { state }: SignInChecks): boolean {
  const given = new URLSearchParams(query);
  return given.get("state") === state && given.has("code") && !given.has("error");
}

/**
 * Who has signed in, by the answer that the browser brought: the query of its address.
 * @throws AppError `outside-away`, `outside-cancelled`, `outside-refused`, `busy`
 */
export function finishSignIn(
  settings: ProviderSettings,
  query: string,
  checks: SignInChecks,
): Promise<OutsideIdentity> {
  return exchanges.run(async () => {
    try {
      const provider = await findProvider(settings);
      const tokens = await client.authorizationCodeGrant(provider, new URL(checks.redirectUri + query), {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const { sub, iat } = claims ?? { sub: "", iat: NaN };
      if (claims === undefined || sub === "" || sub.length > maxSubject) throw new OutsideFailure("refused", "sub");
      if (iat > currentMs() / 1_000 + clockToleranceSeconds) throw new OutsideFailure("refused", "iat");
      const isWhole = claims.email !== undefined && claims.name !== undefined;
      const hasMore = provider.serverMetadata().userinfo_endpoint !== undefined;
      const info = isWhole || !hasMore ? {} : await client.fetchUserInfo(provider, tokens.access_token, sub);
      return identityOf(claims, info);
    } catch (error) {
      throw refuse(error, settings);
    }
  });
}

function identityOf(token: client.IDToken, info: Partial<client.UserInfoResponse>): OutsideIdentity {
  const text = (value: unknown) => (typeof value === "string" && value.length <= maxClaim ? value : "");
  // What one document says of its address says nothing of the other's.
  const { email: given, email_verified: verified } = info.email === undefined ? token : info;
  const email = text(given);
  return {
    issuer: token.iss,
    subject: token.sub,
    name: text(info.name ?? token.name),
    email,
    emailVerified: verified === true && isPlainEmail(email),
  };
}

function refuse(error: unknown, { label }: ProviderSettings): AppError {
  if (error instanceof AppError) return error;
  const { refusal, reason } = refusalOf(error);
  log().warn({ refusal, reason }, "A sign-in with the school's account was refused.");
  return new AppError(refusal, { label });
}
