import { useEffect } from "react";
import { isFromOurServer } from "@/lib/wire/our-server";

const everyMs = 3_000;

/** Reloads an error page once the server is ready, for errors that came from a database it could not reach. */
export function useReloadWhenReady(): void {
  useEffect(() => {
    // The server may be ready again before the first check, so a page that is not itself a reload is reloaded once.
    let wasAway = !isReloaded();
    const check = async () => {
      const answer = await fetch("/readyz", { cache: "no-store" }).catch(() => null);
      if (answer === null || !isFromOurServer(answer)) return;
      if (answer.ok && wasAway) location.reload();
      if (!answer.ok) wasAway = true;
    };
    void check();
    const timer = setInterval(() => void check(), everyMs);
    return () => clearInterval(timer);
  }, []);
}

function isReloaded(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === "reload");
}
