"use client";
import type { FormAction } from "@/lib/errors/form-state";
import { AccountForm } from "./account-form";
import { OneTimeLink, type ByLinkProps } from "./by-link";

/** Sets a new password by a one-time link. */
export function PasswordByLink({ action, ...link }: ByLinkProps<{ email: string | null }> & { action: FormAction }) {
  return (
    <OneTimeLink {...link}>
      {(token, { email }) => <AccountForm page="reset" action={action} token={token} email={email} />}
    </OneTimeLink>
  );
}
