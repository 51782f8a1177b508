/** The learning platforms in LTI_PLATFORMS, with the values that each gave when Crosscase was registered there (T19). */
import * as z from "zod";
import { isSafeUrl } from "./safe-url";

const text = z.string().trim().min(1).max(500);
const address = text.refine(isSafeUrl);

const platform = z
  .strictObject({
    /** What people call the platform. */
    label: z.string().trim().min(1).max(60),
    issuer: address,
    client_id: text,
    deployments: z.array(text).min(1).max(100),
    login: address,
    token: address,
    keys: address,
    /** Where people open the platform, when that is not the issuer. */
    address: address.optional(),
    emails: z.enum(["verified", "unverified"]).default("unverified"),
  })
  .transform(({ client_id: clientId, address: own, emails, ...rest }) => ({
    ...rest,
    clientId,
    /** The only origins at which Crosscase accepts the platform's pages, rosters and gradebooks. */
    origins: [...new Set([own ?? rest.issuer, rest.issuer].map((url) => new URL(url).origin))],
    /** The operator of Crosscase has declared that the platform's e-mail addresses are the school's own. */
    emailsVerified: emails === "verified",
  }));

export type Platform = z.output<typeof platform>;

/** The origins that browsers open on these platforms: their pages and their login. */
export const originsOf = (platforms: readonly Platform[]): string[] => [
  ...new Set(platforms.flatMap(({ origins, login }) => [...origins, new URL(login).origin])),
];

export const platformList = z
  .string()
  .max(100_000)
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(platform).min(1).max(20));
