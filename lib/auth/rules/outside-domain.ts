/** Which people of a provider may sign in: those of the domains in OIDC_DOMAINS (T19). */

interface DomainClaims {
  issuer: string;
  email: string;
  emailVerified: boolean;
  /** Google's claim `hd`: the organisation to which the account belongs; null for a private one. */
  hostedDomain: string | null;
}

/** Google gives private accounts for any address, also for an address of the school. */
export const googleIssuer = "https://accounts.google.com";

/**
 * Whether the person belongs to one of the domains, which are in small letters; with no domains everyone does. An address that is not verified proves
 * no domain. A subdomain is a domain of its own.
 */
export function isOfDomain(
  domains: readonly string[],
  { issuer, email, emailVerified, hostedDomain }: DomainClaims,
): boolean {
  if (domains.length === 0) return true;
  if (issuer === googleIssuer) return hostedDomain !== null && domains.includes(hostedDomain.toLowerCase());
  return emailVerified && domains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}
