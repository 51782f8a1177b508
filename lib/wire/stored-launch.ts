/** T19: a launch from a learning platform, as `lib/auth/platform/launch.ts` has checked it and the database keeps it until it is used. */
export interface Launch {
  issuer: string;
  clientId: string;
  deploymentId: string;
  subject: string;
  /** "" where the platform does not tell it. */
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
    /** A teacher chooses what a new link opens. */
    | { is: "choice"; returnUrl: string; data: string | null; withLineItem: boolean };
}

export interface StoredLaunch extends Launch {
  /** The hash of what the browser that began it has in its cookie. */
  browser: string;
}
