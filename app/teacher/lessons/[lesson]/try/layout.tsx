import type { ReactNode } from "react";
import { TryOutProvider } from "@/components/lessons/try-out/try-out";

/** Around all steps, so that what is done on one step is there on the next. Each page authorises on its own. */
export default function TryLayout({ children }: { children: ReactNode }) {
  return <TryOutProvider>{children}</TryOutProvider>;
}
