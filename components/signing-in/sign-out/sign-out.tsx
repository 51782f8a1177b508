import type { ReactNode } from "react";
import { ClientMessages } from "@/lib/messages/client-messages";
import { SignOutButton } from "./sign-out-button";

interface SignOutProps {
  /** Asks before it signs out, and says who is signed in; `where`: in which team and class. */
  confirmFor?: { name: string; where?: string };
  /** The next page; by default a student's start page. */
  to?: "/" | "/teacher/sign-in" | `/join/${string}`;
  variant?: "link" | "plain" | "go";
  /** The button's content, in place of *Sign out* alone, and its look. */
  children?: ReactNode;
  className?: string;
}

/** S1: signs out by a full page load and clears the device. With unsaved text it asks first and offers to wait. */
export function SignOut({ to = "/", variant = "link", ...rest }: SignOutProps) {
  return (
    <ClientMessages of={["shared.signOut"]}>
      <SignOutButton {...rest} landing={`${to}?left=1`} variant={variant} />
    </ClientMessages>
  );
}
