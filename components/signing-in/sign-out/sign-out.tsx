import { ClientMessages } from "@/lib/messages/client-messages";
import { SignOutButton } from "./sign-out-button";

interface SignOutProps {
  /** Beside a student's name: *Not you?*, which asks before it signs out. */
  confirmFor?: { name: string };
  /** The next page; by default a student's start page. */
  to?: "/" | "/teacher/sign-in" | `/join/${string}`;
  variant?: "link" | "plain" | "go";
}

/** S1: signs out by a full page load and clears the device. With unsaved text it asks first and offers to wait. */
export function SignOut({ confirmFor, to = "/", variant = "link" }: SignOutProps) {
  return (
    <ClientMessages of={["shared.signOut"]}>
      <SignOutButton confirmFor={confirmFor} landing={`${to}?left=1`} variant={variant} />
    </ClientMessages>
  );
}
