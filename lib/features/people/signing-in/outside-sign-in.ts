/** The browser's way to the provider and back (T19). */
import { currentAddress, currentCookies, currentOrigin, signBrowserIn } from "@/lib/auth/browser";
import { markBrowser } from "@/lib/auth/browser-mark";
import { knownBrowserInCookies, studentAccount } from "@/lib/auth/known-browser";
import { beginSignIn, finishSignIn, isAnswerTo, type OutsideIdentity } from "@/lib/auth/outside/provider";
import type { ProviderSettings } from "@/lib/auth/outside/provider-settings";
import type { BegunSignIn, SignInPurpose, UnprovedSignIn } from "@/lib/auth/outside/pending-sign-in";
import { storePendingSignIn, takeBegunSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { currentViewer } from "@/lib/activity/require";
import { checkOutside, claimSignIn } from "@/lib/auth/throttle";
import { signInStudentFromOutside } from "@/lib/features/people/joining/join-from-outside";
import { AppError } from "@/lib/errors/errors";
import {
  linkTeacherFromOutside,
  signInInvitedFromOutside,
  signInTeacherFromOutside,
  type OutsideEntry,
} from "./outside-accounts";

/** The provider's settings must allow this path. */
const callbackPath = "/sign-in/school/callback";

/** Begins a sign-in. Returns the provider's address to redirect to. @throws AppError `outside-away` */
export async function beginOutsideSignIn(provider: ProviderSettings, purpose: SignInPurpose): Promise<string> {
  const { url, checks } = await beginSignIn(provider, (await currentOrigin()) + callbackPath);
  await storePendingSignIn({ is: "begun", purpose, browser: await markBrowser(), checks });
  return url;
}

/** Signs the browser in with the query that the provider sent. Returns the path to continue at; after a refusal, the page that shows it. */
export async function finishOutsideSignIn(provider: ProviderSettings, query: string): Promise<string> {
  const begun = await takeBegunSignIn();
  const purpose = begun?.purpose ?? { as: provider.teachers ? "teacher" : "nobody" };
  try {
    if (begun === null) throw new AppError("outside-stale");
    return await enter(provider, begun.purpose, await checkAnswer(provider, query, begun));
  } catch (error) {
    if (error instanceof AppError) return refusedPath(purpose, error);
    throw error;
  }
}

/**
 * Asks the provider once, unless too many answers to this browser or address were invalid.
 * @throws AppError `outside-stale`, `outside-wait`, and as `finishSignIn`
 */
async function checkAnswer(
  provider: ProviderSettings,
  query: string,
  { browser, checks }: BegunSignIn,
): Promise<OutsideIdentity> {
  const finish = () => finishSignIn(provider, query, checks);
  if (!isAnswerTo(query, checks)) return finish();
  if (!(await claimSignIn(checks.state))) throw new AppError("outside-stale");
  const sender = { known: knownBrowserInCookies(await currentCookies()), browser, address: await currentAddress() };
  return checkOutside("school", sender, new AppError("outside-wait", { label: provider.label }), finish);
}

async function enter(provider: ProviderSettings, purpose: SignInPurpose, identity: OutsideIdentity): Promise<string> {
  switch (purpose.as) {
    case "teacher":
      return enterAs(await signInTeacherFromOutside(provider, identity), identity, provider, "/teacher");
    case "invitation": {
      const invited = await signInInvitedFromOutside(provider, identity, purpose.token);
      // A teacher with an account here decides on that page whether to join the class.
      if (!invited.isNew) return enterAs(invited.entry, identity, provider, `/teacher/invite#${purpose.token}`);
      await signBrowserIn(invited);
      return invited.classId === null ? "/teacher" : `/teacher/classes/${invited.classId}`;
    }
    case "link": {
      const viewer = await currentViewer();
      if (viewer.as !== "teacher" || viewer.sessionId !== purpose.sessionId) throw new AppError("outside-stale");
      await linkTeacherFromOutside(provider, identity, viewer);
      return "/teacher/account?linked";
    }
    case "student": {
      const { classId, code } = purpose;
      const signedIn = await signInStudentFromOutside(identity, classId, await currentAddress());
      if (signedIn === null) {
        const { issuer, subject, name } = identity;
        await storePendingSignIn({ is: "proved", account: { issuer, subject }, name, classId, code });
        return "/sign-in/school/name";
      }
      await signBrowserIn({ sessionId: signedIn.sessionId, account: studentAccount(signedIn.studentId) });
      return "/class";
    }
  }
}

async function enterAs(
  entry: OutsideEntry,
  identity: OutsideIdentity,
  { label }: ProviderSettings,
  path: string,
): Promise<string> {
  if (entry.is === "asks") return askForPassword(identity, { email: entry.email, label, to: { path } });
  await signBrowserIn(entry);
  return path;
}

/** The account here has a password, which is asked for once before the two are linked (Q33). Returns the path of the page that asks. */
export async function askForPassword(
  { issuer, subject }: Pick<OutsideIdentity, "issuer" | "subject">,
  given: Pick<UnprovedSignIn, "email" | "label" | "to">,
): Promise<string> {
  await storePendingSignIn({ is: "unproved", account: { issuer, subject }, ...given });
  return "/sign-in/school/password";
}

/** The path of the page that began the sign-in, which shows the refusal. For a wait, the page does not say how long it is. */
export function refusedPath(purpose: SignInPurpose | { as: "nobody" }, error: AppError): string {
  const code = error.code.endsWith("-wait") ? "outside-wait" : error.code;
  switch (purpose.as) {
    case "teacher":
      return `/teacher/sign-in?outside=${code}`;
    case "invitation":
      return `/teacher/invite?outside=${code}`;
    case "link":
      return `/teacher/account?outside=${code}`;
    case "student":
      return `/join/${purpose.code}?outside=${code}`;
    case "nobody":
      return `/?outside=${code}`;
  }
}
