import { useEffect } from "react";
import { isFromOurServer } from "@/lib/wire/our-server";

const everyMs = 3_000;

/** When what is wrong is that the server can't reach its database: the page loads anew by itself as soon as it can. */
export function useComeBack(): void {
  useEffect(() => {
    // It may have been away and be back before the first look: one that was not loaded to try again is loaded again, once.
    let wasAway = !isReloaded();
    const look = async () => {
      const answer = await fetch("/readyz", { cache: "no-store" }).catch(() => null);
      if (answer === null || !isFromOurServer(answer)) return;
      if (answer.ok && wasAway) location.reload();
      if (!answer.ok) wasAway = true;
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => clearInterval(timer);
  }, []);
}

function isReloaded(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload");
}
