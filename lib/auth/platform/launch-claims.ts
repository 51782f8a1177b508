/** The claims of a launch, by their LTI 1.3 names, and how Crosscase reads them (T19). */
import * as z from "zod";

const lti = "https://purl.imsglobal.org/spec/lti/claim/";
const services = "https://purl.imsglobal.org/spec/lti-";
const membership = "http://purl.imsglobal.org/vocab/lis/v2/membership";

/** The names of the claims. */
export const claim = {
  type: `${lti}message_type`,
  version: `${lti}version`,
  deployment: `${lti}deployment_id`,
  roles: `${lti}roles`,
  context: `${lti}context`,
  link: `${lti}resource_link`,
  custom: `${lti}custom`,
  members: `${services}nrps/claim/namesroleservice`,
  grades: `${services}ags/claim/endpoint`,
  choosing: `${services}dl/claim/deep_linking_settings`,
  data: `${services}dl/claim/data`,
  items: `${services}dl/claim/content_items`,
} as const;
export const scope = {
  members: `${services}nrps/scope/contextmembership.readonly`,
  score: `${services}ags/scope/score`,
} as const;
export const messageType = { resource: "LtiResourceLinkRequest", choosing: "LtiDeepLinkingRequest" } as const;
/** The name of the custom value that says which activity a link opens. */
export const activityName = "crosscase_activity";

const text = z.string().max(2_000);
/** A platform sends null, or another type, where it has nothing. */
const perhaps = text.optional().catch(undefined);
const records = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

export const launchClaims = z.object({
  sub: z.string().min(1).max(255),
  name: perhaps,
  given_name: perhaps,
  family_name: perhaps,
  email: perhaps,
  email_verified: z.boolean().optional().catch(undefined),
  [claim.roles]: z.array(text).max(100).catch([]),
  [claim.context]: records({ id: z.string().min(1).max(255), title: perhaps, label: perhaps }),
  [claim.link]: records({ id: z.string().min(1).max(255), title: perhaps }),
  [claim.custom]: z.record(z.string(), z.unknown()).optional().catch(undefined),
  [claim.members]: records({ context_memberships_url: text }),
  [claim.grades]: records({ lineitem: perhaps }),
  [claim.choosing]: records({
    deep_link_return_url: text,
    data: z.string().max(20_000).optional().catch(undefined),
    accept_types: z.array(text).catch([]),
    accept_lineitem: z.boolean().optional().catch(undefined),
  }),
});
export type LaunchClaims = z.output<typeof launchClaims>;

export type LaunchRole = "teacher" | "student";

/** A person with both roles is a teacher: for a teacher who views the course as a student, the platform sends only the student's role. */
export function roleOf(roles: readonly string[]): LaunchRole | null {
  const has = (name: string) =>
    roles.some(
      (role) => role === name || role === `${membership}#${name}` || role.startsWith(`${membership}/${name}#`),
    );
  if (has("Instructor") || has("ContentDeveloper")) return "teacher";
  return has("Learner") ? "student" : null;
}

export function fullNameOf({
  name,
  given_name,
  family_name,
}: Pick<LaunchClaims, "name" | "given_name" | "family_name">) {
  return (name ?? `${given_name ?? ""} ${family_name ?? ""}`).trim();
}
