import type { ReactNode } from "react";
import { ReviewKeys } from "@/components/cases/reviewing/desk/review-keys";

/** Stays mounted while the teacher moves from case to case, so that no key press is lost (T12). */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return <ReviewKeys>{children}</ReviewKeys>;
}
