const leaveAfterMs = 20_000;

/** Runs `run` once the page has been visible for 20 s without a break. @returns a function that cancels it */
export function runAfterVisible(run: () => void): () => void {
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
