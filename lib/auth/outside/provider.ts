/** The school's OpenID Connect provider (T19). openid-client discovers it, and checks its answers: signature, issuer, audience, nonce, time. */
import * as client from "openid-client";
import { AppError } from "@/lib/errors/errors";
import { outsideFetch, OutsideFailure } from "@/lib/auth/outside-fetch";
import { BoundedQueue } from "@/lib/process/bounded-queue";
import { currentMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { isPlainEmail } from "@/lib/auth/rules/emails";
import { isOfDomain } from "@/lib/auth/rules/outside-domain";
import type { ProviderSettings } from "./provider-settings";
import { refusalOf } from "./provider-refusal";

/** Who has signed in at the provider. */
export interface OutsideIdentity {
  issuer: string;
  subject: string;
  /** As the provider has it; "" when it has no name. */
  name: string;
  /** As the provider has it; "" when it has no address. */
  email: string;
  /** The provider has verified that the address is this person's, or OIDC_EMAILS says so of every address, and the address has only plain letters. */
  emailVerified: boolean;
}

/** Values against which the answer is checked. The browser that began the sign-in stores them, encrypted. */
export interface SignInChecks {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
}

/** Metadata and keys are read again after this time. */
const metadataMs = 60 * 60_000;
/** The longest subject that OpenID Connect Core, section 2 allows. */
const maxSubject = 255;
const maxClaim = 1_000;
/** Metadata, keys, tokens and userinfo: each has some kB. */
const maxAnswerBytes = 256 * 1024;
const clockToleranceSeconds = 60;

/** One per bundle of Next: each loads its own openid-client, which refuses a configuration that another copy made. */
let cached: { by: string; until: number; configuration: Promise<client.Configuration> } | null = null;
const exchanges = new BoundedQueue(16, 1_000);

/** @throws Error when the provider can't be reached, or is no OpenID Connect provider */
export function discoverProvider({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const insecure = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
  return client.discovery(new URL(issuer), clientId, clientSecret, authenticate(clientSecret), {
    [client.customFetch]: (address, init) => outsideFetch(address, init as RequestInit, maxAnswerBytes),
    // By default openid-client trusts a token that arrived over TLS, and does not check its signature.
    execute: [client.enableNonRepudiationChecks, ...insecure],
  });
}

/** Sends the secret by POST if the provider accepts that, else by Basic, which is the standard's default. */
function authenticate(secret: string): client.ClientAuth {
  return (server, metadata, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") === true;
    const auth = takesPost ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
    return auth(server, metadata, body, headers);
  };
}

/** The provider's metadata, cached; a failure is not cached. @throws Error */
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

/** The address at which the browser signs in, and the values against which the answer will be checked. @throws AppError `outside-away` */
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
      // On a shared device the provider still knows the last student, as whom the next one must not be signed in.
      prompt: settings.prompt,
    });
    return { url: url.href, checks: { state, nonce, verifier, redirectUri } };
  } catch (error) {
    throw refuse(error, settings);
  }
}

/** Whether to ask the provider about this answer. An error, or an answer to another request, is refused without asking. */
export function isAnswerTo(query: string, { state }: SignInChecks): boolean {
  const given = new URLSearchParams(query);
  return given.get("state") === state && given.has("code") && !given.has("error");
}

/**
 * Who has signed in, by the provider's answer: the query of the address to which it sent the browser.
 * @throws AppError `outside-away`, `outside-cancelled`, `outside-refused`, `outside-domain`, `busy`
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
      const identity = identityOf(claims, info, settings);
      const hostedDomain = typeof claims["hd"] === "string" ? claims["hd"] : null;
      if (!isOfDomain(settings.domains, { ...identity, hostedDomain }))
        throw new AppError("outside-domain", { label: settings.label });
      return identity;
    } catch (error) {
      throw refuse(error, settings);
    }
  });
}

function identityOf(
  token: client.IDToken,
  info: Partial<client.UserInfoResponse>,
  { emailsVerified }: ProviderSettings,
): OutsideIdentity {
  const text = (value: unknown) => (typeof value === "string" && value.length <= maxClaim ? value : "");
  // The address and whether it is verified must come from the same document.
  const { email: given, email_verified: verified } = info.email === undefined ? token : info;
  const email = text(given);
  return {
    issuer: token.iss,
    subject: token.sub,
    name: text(info.name ?? token.name),
    email,
    emailVerified: (verified === true || (emailsVerified && verified === undefined)) && isPlainEmail(email),
  };
}

function refuse(error: unknown, { label }: ProviderSettings): AppError {
  if (error instanceof AppError) return error;
  const { refusal, reason } = refusalOf(error);
  log().warn({ refusal, reason }, "A sign-in with the school's account was refused.");
  return new AppError(refusal, { label });
}
