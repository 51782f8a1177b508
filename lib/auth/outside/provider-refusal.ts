/** What went wrong with the provider, as a refusal, and as a reason for the log that names nobody and holds no secret. */
import * as client from "openid-client";

export type ProviderRefusal = "outside-away" | "outside-cancelled" | "outside-refused";

/** The person did not go through with it. */
const cancelled = new Set(["access_denied", "login_required", "interaction_required", "account_selection_required"]);
const awayCodes = new Set(["OAUTH_TIMEOUT", "OAUTH_ABORT"]);

export function refusalOf(error: unknown): { refusal: ProviderRefusal; reason: string } {
  if (error instanceof client.AuthorizationResponseError) {
    const isAway = error.error === "temporarily_unavailable" || error.error === "server_error";
    const refusal = cancelled.has(error.error) ? "outside-cancelled" : isAway ? "outside-away" : "outside-refused";
    return { refusal, reason: error.error };
  }
  if (error instanceof client.ResponseBodyError)
    return { refusal: error.status >= 500 ? "outside-away" : "outside-refused", reason: error.error };
  if (error instanceof client.ClientError) {
    const { cause, code = "" } = error;
    const isAway = awayCodes.has(code) || (cause instanceof Response && cause.status >= 400);
    return { refusal: isAway ? "outside-away" : "outside-refused", reason: `${code} ${error.message}` };
  }
  // What fetch throws when nothing answers; its cause says why.
  const cause = error instanceof TypeError ? error.cause : undefined;
  if (cause instanceof Error)
    return { refusal: "outside-away", reason: "code" in cause ? String(cause.code) : cause.message };
  throw error;
}
