/** T19: the browser's way to the provider and back. */
import { currentAddress, currentOrigin, signBrowserIn } from "@/lib/auth/browser";
import { beginSignIn, finishSignIn, type OutsideIdentity } from "@/lib/auth/outside/provider";
import type { ProviderSettings } from "@/lib/auth/outside/provider-settings";
import type { BegunSignIn, SignInPurpose } from "@/lib/auth/outside/begun-sign-in";
import { storeBegunSignIn, takeBegunSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { chargeFailedOutside, outsideWait } from "@/lib/auth/throttle";
import { AppError } from "@/lib/errors/errors";
import { signInTeacherFromOutside } from "./outside-accounts";

/** Whoever runs the provider allows this path. */
const callbackPath = "/sign-in/school/callback";

/** Returns the provider's address for it. @throws AppError `outside-away` */
export async function beginOutsideSignIn(provider: ProviderSettings, purpose: SignInPurpose): Promise<string> {
  const { url, checks } = await beginSignIn(provider, (await currentOrigin()) + callbackPath);
  await storeBegunSignIn({ purpose, checks });
  return url;
}

/** Signs the browser in, by the query with which the provider sent it back. Returns the path to go on to: with a refusal, the page that shows it. */
export async function finishOutsideSignIn(provider: ProviderSettings, query: string): Promise<string> {
  const begun = await takeBegunSignIn();
  const purpose = begun?.purpose ?? { as: "teacher" };
  try {
    if (begun === null) throw new AppError("outside-stale");
    return await enter(provider, purpose, await checkAnswer(provider, query, begun));
  } catch (error) {
    if (error instanceof AppError) return refusedPath(purpose, error);
    throw error;
  }
}

/** Asks the provider, unless too many answers from this address did not hold. @throws AppError `outside-wait`, and as `finishSignIn` */
async function checkAnswer(
  provider: ProviderSettings,
  query: string,
  { checks }: BegunSignIn,
): Promise<OutsideIdentity> {
  const address = await currentAddress();
  if (address !== null && (await outsideWait(address)) > 0)
    throw new AppError("outside-wait", { label: provider.label });
  try {
    return await finishSignIn(provider, query, checks);
  } catch (error) {
    if (address !== null) await chargeFailedOutside(address);
    throw error;
  }
}

async function enter(provider: ProviderSettings, purpose: SignInPurpose, identity: OutsideIdentity): Promise<string> {
  switch (purpose.as) {
    case "teacher":
      await signBrowserIn(await signInTeacherFromOutside(provider, identity));
      return "/teacher";
  }
}

/** The page from which it was begun, which shows the refusal. */
export function refusedPath(purpose: SignInPurpose, { code }: AppError): string {
  switch (purpose.as) {
    case "teacher":
      return `/teacher/sign-in?outside=${code}`;
  }
}
