/** A launch from a learning platform, checked by `lib/auth/platform/launch.ts` and stored until it is used (T19). */
export interface Launch {
  issuer: string;
  clientId: string;
  deploymentId: string;
  subject: string;
  /** "" if the platform does not send the name. */
  name: string;
  email: string;
  emailVerified: boolean;
  role: "teacher" | "student";
  course: { id: string; title: string };
  wants:
    | {
        is: "link";
        linkId: string;
        title: string;
        activity: string;
        membersUrl: string | null;
        lineItemUrl: string | null;
      }
    /** A teacher chooses which activity a new link opens. */
    | { is: "choice"; returnUrl: string; data: string | null; withLineItem: boolean };
}

export interface StoredLaunch extends Launch {
  /** The hash of a value in the cookie of the browser that started the launch. */
  browser: string;
}
