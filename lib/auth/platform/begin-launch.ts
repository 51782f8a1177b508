/** A platform begins a launch: the browser is sent to the platform's login with the values against which its answer will be checked (T19). */
import * as z from "zod";
import { AppError } from "@/lib/errors/errors";
import { encodeState, randomToken, type LaunchState } from "./launch-state";
import { findPlatform } from "./platforms";

const hint = z.string().max(8_000);

/** What a platform sends to begin (OpenID Connect, third-party initiated login). */
export const launchRequest = z.object({
  iss: z.string().max(500),
  login_hint: hint.min(1),
  target_link_uri: hint.optional(),
  client_id: z.string().max(500).optional(),
  lti_message_hint: hint.optional(),
  lti_deployment_id: z.string().max(500).optional(),
});
export type LaunchRequest = z.output<typeof launchRequest>;

/** The address of the platform's login, with all parameters. @throws AppError `launch-unknown` */
export async function beginLaunch(
  asked: LaunchRequest,
  from: Pick<LaunchState, "browser" | "known">,
  launchAt: string,
): Promise<string> {
  const platform = findPlatform({ issuer: asked.iss, clientId: asked.client_id ?? null });
  if (platform === null) throw new AppError("launch-unknown");
  const { issuer, clientId } = platform;
  const nonce = randomToken();
  const url = new URL(platform.login);
  const query = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: clientId,
    redirect_uri: launchAt,
    login_hint: asked.login_hint,
    lti_message_hint: asked.lti_message_hint,
    state: await encodeState({ issuer, clientId, nonce, ...from }),
    nonce,
  };
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
