import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";

/** The breadcrumb of a page below a class's page. */
export function BelowClass({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <>
      <Link href={`/teacher/classes/${id}`}>{name}</Link>
      <span className="pale">/</span>
      <b>{children}</b>
    </>
  );
}
