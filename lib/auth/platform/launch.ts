/** Checks that a launch is the platform's own: signature, issuer, audience, time, nonce, deployment, kind (T19). `jose` checks the token. */
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { AppError } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { isPlainEmail } from "@/lib/auth/rules/emails";
import { activityName, claim, fullNameOf, launchClaims, messageType, roleOf, type LaunchClaims } from "./launch-claims";
import type { Launch } from "@/lib/wire/stored-launch";
import type { LaunchState } from "./launch-state";
import { OutsideFailure, outsideFetch } from "@/lib/auth/outside-fetch";
import { isAddressOf, type Platform } from "./platforms";

const maxKeysBytes = 256 * 1024;
const clockToleranceSeconds = 60;
const maxAgeSeconds = 3_600;
const algorithms = ["RS256", "RS384", "RS512", "PS256", "ES256"];

/** The keys of each platform, cached by jose, which fetches them again when a token names an unknown key. */
const keySets = new Map<string, JWTVerifyGetKey>();

function keysOf({ keys }: Platform): JWTVerifyGetKey {
  const found = keySets.get(keys);
  if (found !== undefined) return found;
  const made = createRemoteJWKSet(new URL(keys), {
    [customFetch]: (address, init) => outsideFetch(address, init, maxKeysBytes),
  });
  keySets.set(keys, made);
  return made;
}

/** @throws AppError `launch-away`, `launch-expired`, `launch-forged`, `launch-deployment`, `launch-kind`, `launch-role` */
export async function readLaunch(token: string, platform: Platform, { nonce }: LaunchState): Promise<Launch> {
  try {
    const { payload } = await jwtVerify(token, keysOf(platform), {
      issuer: platform.issuer,
      audience: platform.clientId,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: maxAgeSeconds,
      requiredClaims: ["exp", "iat", "nonce"],
    });
    checkParties(payload, platform, nonce);
    return toLaunch(payload, platform);
  } catch (error) {
    const refusal = refusalOf(error);
    log().warn({ refusal: refusal.code, reason: reasonOf(error) }, "A launch from a learning platform was refused.");
    throw refusal;
  }
}

function checkParties(payload: JWTPayload, { clientId }: Platform, nonce: string): void {
  const { aud, azp } = payload as JWTPayload & { azp?: unknown };
  const isForUs = azp === undefined ? !Array.isArray(aud) || aud.length === 1 : azp === clientId;
  if (!isForUs || payload["nonce"] !== nonce) throw new AppError("launch-forged");
}

function toLaunch(payload: JWTPayload, platform: Platform): Launch {
  if (payload[claim.version] !== "1.3.0") throw new AppError("launch-kind");
  const deploymentId = payload[claim.deployment];
  if (typeof deploymentId !== "string" || !platform.deployments.includes(deploymentId))
    throw new AppError("launch-deployment");
  const parsed = launchClaims.safeParse(payload);
  if (!parsed.success) throw new AppError("launch-kind");
  const claims = parsed.data;
  const role = roleOf(claims[claim.roles]);
  if (role === null) throw new AppError("launch-role");
  const course = claims[claim.context];
  if (course === undefined) throw new AppError("launch-kind");
  const { email = "", email_verified: verified } = claims;
  return {
    issuer: platform.issuer,
    clientId: platform.clientId,
    deploymentId,
    subject: claims.sub,
    name: fullNameOf(claims),
    email,
    // The operator of Crosscase decides whether the platform's addresses count as verified at all.
    emailVerified: platform.emailsVerified && verified !== false && isPlainEmail(email),
    role,
    course: { id: course.id, title: (course.title ?? course.label ?? "").slice(0, 200) },
    wants: wantsOf(payload[claim.type], claims, platform),
  };
}

function wantsOf(type: unknown, claims: LaunchClaims, platform: Platform): Launch["wants"] {
  const own = (address: string | undefined) =>
    address !== undefined && isAddressOf(platform, address) ? address : null;
  const link = claims[claim.link];
  if (type === messageType.resource && link !== undefined) {
    const activity = claims[claim.custom]?.[activityName];
    return {
      is: "link",
      linkId: link.id,
      title: (link.title ?? "").slice(0, 200),
      activity: typeof activity === "string" ? activity.slice(0, 200) : "",
      membersUrl: own(claims[claim.members]?.context_memberships_url),
      lineItemUrl: own(claims[claim.grades]?.lineitem),
    };
  }
  const choosing = claims[claim.choosing];
  const returnUrl = own(choosing?.deep_link_return_url);
  if (type !== messageType.choosing || choosing === undefined || returnUrl === null) throw new AppError("launch-kind");
  if (!choosing.accept_types.includes("ltiResourceLink")) throw new AppError("launch-kind");
  return { is: "choice", returnUrl, data: choosing.data ?? null, withLineItem: choosing.accept_lineitem !== false };
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof OutsideFailure || error instanceof errors.JWKSTimeout) return new AppError("launch-away");
  if (error instanceof errors.JWTExpired) return new AppError("launch-expired");
  // jose throws these when the platform's answer is no set of keys.
  if (error instanceof errors.JWKSInvalid || (error instanceof errors.JOSEError && error.code === "ERR_JOSE_GENERIC"))
    return new AppError("launch-away");
  if (error instanceof errors.JOSEError) return new AppError("launch-forged");
  throw error;
}

const reasonOf = (error: unknown) =>
  error instanceof OutsideFailure
    ? error.reason
    : error instanceof errors.JWTClaimValidationFailed
      ? `${error.code} ${error.claim}`
      : error instanceof errors.JOSEError
        ? error.code
        : "";
