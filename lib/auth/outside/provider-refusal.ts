/** Turns an error of the provider into a refusal, and into a reason for the log that names no person and contains no secret. */
import * as client from "openid-client";
import { OutsideFailure } from "@/lib/auth/outside-fetch";

export type ProviderRefusal = "outside-away" | "outside-cancelled" | "outside-refused";

/** OpenID errors that mean that the person did not finish signing in. */
const cancelled = new Set(["access_denied", "login_required", "interaction_required", "account_selection_required"]);

export function refusalOf(error: unknown): { refusal: ProviderRefusal; reason: string } {
  if (error instanceof OutsideFailure)
    return { refusal: error.kind === "away" ? "outside-away" : "outside-refused", reason: error.reason };
  if (error instanceof client.AuthorizationResponseError) {
    const isAway = error.error === "temporarily_unavailable" || error.error === "server_error";
    const refusal = cancelled.has(error.error) ? "outside-cancelled" : isAway ? "outside-away" : "outside-refused";
    return { refusal, reason: error.error };
  }
  if (error instanceof client.ResponseBodyError)
    return { refusal: error.status >= 500 ? "outside-away" : "outside-refused", reason: error.error };
  if (error instanceof client.ClientError) {
    const { cause, code = "" } = error;
    if (cause instanceof OutsideFailure) return refusalOf(cause);
    const isAway = cause instanceof Response && cause.status >= 400;
    return { refusal: isAway ? "outside-away" : "outside-refused", reason: `${code} ${error.message}` };
  }
  throw error;
}
