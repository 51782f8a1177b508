import type { ReactNode } from "react";
import { ClientMessages } from "@/lib/messages/client-messages";
import { SignOutButton } from "./sign-out-button";

interface SignOutProps {
  /** Asks before signing out, and names who is signed in; `where`: their team and class. */
  confirmFor?: { name: string; where?: string };
  /** The next page; by default a student's start page. */
  to?: "/" | "/teacher/sign-in" | `/join/${string}`;
  variant?: "link" | "plain" | "go";
  /** The button's content instead of *Sign out*; `className` then styles the button. */
  children?: ReactNode;
  className?: string;
}

/** Signs out by a full page load and clears the device (S1). With unsaved text it asks first and offers to wait. */
export function SignOut({ to = "/", variant = "link", ...rest }: SignOutProps) {
  return (
    <ClientMessages of={["shared.signOut"]}>
      <SignOutButton {...rest} landing={`${to}?left=1`} variant={variant} />
    </ClientMessages>
  );
}
