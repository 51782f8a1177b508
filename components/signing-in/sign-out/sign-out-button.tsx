"use client";
import { useRef, useState, type SubmitEvent } from "react";
import { isReached } from "@/components/invalidation/is-server-reachable";
import { leaveByItself } from "@/components/invalidation/leave-after-refusal";
import { unsentWords, whenAllSent } from "@/components/documents/local-copies/unsent-count";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { clearDevice } from "./clear-device";
import { pagePerson } from "@/components/page-frame/page-user";

export interface SignOutWords {
  label: string;
  title: string;
  text: string;
  wait: string;
  waiting: string;
  stuck: string;
  anyway: string;
  stay: string;
  unreachedTitle: string;
  unreached: string;
}

/** *Not you?* is a question, so it asks before anyone is signed out. */
export interface AskWords {
  title: string;
  text: string;
  yes: string;
}

type State = "closed" | "sure" | "asking" | "waiting" | "stuck" | "unreached";
const longestWaitMs = 30_000;
/** Clearing asks the server first; it never holds anyone up longer than this. */
const clearMs = 5_000;

/** An ordinary form, so that it works before its script has run and always leaves by a full load. */
export function SignOutButton({
  words,
  ask: sure,
  landing,
  look,
}: {
  words: SignOutWords;
  ask?: AskWords;
  landing: string;
  look: "link" | "plain";
}) {
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<State>("closed");

  /** A dialog that gave way to the next one says that it has closed some time later. */
  const close = (...from: State[]) => setState((now) => (from.includes(now) ? "closed" : now));

  async function leave() {
    // Without the server the session would live on, on a device that has forgotten whose it is.
    if (!(await isReached())) return setState("unreached");
    setState("closed");
    // Asked already: what asks before a page with unsent words is left would ask a second time.
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
    const person = pagePerson();
    const stays = await Promise.race([
      clearDevice().then((names) => names.some((name) => person === null || name.includes(person))),
      new Promise<true>((go) => setTimeout(go, clearMs, true)),
    ]);
    const to = form.current?.elements.namedItem("callbackUrl");
    // The page one lands on says whether something stays.
    if (stays && to instanceof HTMLInputElement) to.value = landing.replace(/left=.*$/, "left=words");
    leaveByItself();
    form.current?.submit();
  }

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sure !== undefined) setState("sure");
    else askOfWords();
  }

  function askOfWords() {
    setState("closed");
    if (unsentWords() > 0) setState("asking");
    else void leaveOrAsk();
  }

  async function leaveOrAsk() {
    if (await isLeftOver()) setState("asking");
    else await leave();
  }

  async function waitThenLeave() {
    setState("waiting");
    if ((await whenAllSent(longestWaitMs)) && !(await isLeftOver())) await leave();
    else setState("stuck");
  }

  return (
    <>
      <form ref={form} method="post" action="/api/auth/signout" onSubmit={ask}>
        <input type="hidden" name="callbackUrl" value={landing} />
        <Button type="submit" variant={look}>
          {words.label}
        </Button>
      </form>
      {sure !== undefined && (
        <Dialog
          open={state === "sure"}
          onClose={() => close("sure")}
          title={sure.title}
          acts={
            <>
              <Button onClick={() => setState("closed")}>{words.stay}</Button>
              <Button variant="go" onClick={askOfWords}>
                {sure.yes}
              </Button>
            </>
          }
        >
          <p>{sure.text}</p>
        </Dialog>
      )}
      <Dialog
        open={state === "unreached"}
        onClose={() => close("unreached")}
        title={words.unreachedTitle}
        acts={<Button onClick={() => setState("closed")}>{words.stay}</Button>}
      >
        <p>{words.unreached}</p>
      </Dialog>
      <Dialog
        open={state === "asking" || state === "waiting" || state === "stuck"}
        onClose={() => close("asking", "waiting", "stuck")}
        title={words.title}
        acts={
          <>
            <Button onClick={() => setState("closed")}>{words.stay}</Button>
            <Button variant="danger" onClick={() => void leave()}>
              {words.anyway}
            </Button>
            <Button
              variant="go"
              aria-disabled={state === "waiting"}
              onClick={() => state !== "waiting" && void waitThenLeave()}
            >
              {words.wait}
            </Button>
          </>
        }
      >
        <p>{words.text}</p>
        <p role="status">{state === "waiting" ? words.waiting : state === "stuck" ? words.stuck : ""}</p>
      </Dialog>
    </>
  );
}

/** What other tabs, or pages before this one, have not sent. It is noted within a second that all is saved. */
async function isLeftOver(): Promise<boolean> {
  try {
    const { isUnsentOnDevice } = await import("./unsent-on-device");
    if (!(await isUnsentOnDevice(pagePerson()))) return false;
    await new Promise((later) => setTimeout(later, 1_500));
    return await isUnsentOnDevice(pagePerson());
  } catch {
    return false; // No connection for its code: nobody is signed out then.
  }
}
