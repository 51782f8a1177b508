"use client";
import { findResetLink, setPassword } from "@/lib/features/people/signing-in/actions/reset";
import { AccountForm } from "./account-form";
import { OneTimeLink, type ByLinkProps } from "./by-link";

/** Sets a new password by a one-time link. */
export function PasswordByLink(link: ByLinkProps) {
  return (
    <OneTimeLink {...link} checkLink={findResetLink}>
      {(token, { email }) => <AccountForm page="reset" action={setPassword} token={token} email={email} />}
    </OneTimeLink>
  );
}
