const leaveAfterMs = 20_000;

/** Runs once the page has been in front of somebody for a while. @returns how to cancel it */
export function whileSeen(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(run, leaveAfterMs);
  };
  restart();
  document.addEventListener("visibilitychange", restart);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", restart);
  };
}
