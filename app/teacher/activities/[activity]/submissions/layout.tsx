import type { ReactNode } from "react";
import { ReviewKeys } from "@/components/reviewing/desk/review-keys";

/** T12: stays while one case follows another, so that no key is lost in between. */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return <ReviewKeys>{children}</ReviewKeys>;
}
