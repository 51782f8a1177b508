"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { isServerReachable } from "@/lib/sockets/browser/is-server-reachable";
import { markLeaving } from "@/lib/live/browser/leave-after-refusal";
import { ownIds } from "@/lib/sync/browser/local-copies/own-ids";
import { countUnsentWords, whenAllSent } from "@/lib/sync/browser/local-copies/unsent-count";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { clearDevice } from "./clear-device";
import { pageUser } from "@/lib/live/browser/page-user";

type State = "closed" | "confirming" | "asking" | "waiting" | "stuck" | "draft" | "unreached";
const maxWaitMs = 30_000;
/** How long signing out waits for the device to be cleared: that asks the server first, and takes seconds on a slow disk. */
const maxClearMs = 15_000;

/** A plain form, so that it works before hydration and always leaves by a full load. */
export function SignOutButton({
  confirmFor,
  landing,
  variant,
  className,
  children,
}: {
  confirmFor?: { name: string; where?: string };
  landing: string;
  variant: "link" | "plain" | "go";
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("shared.signOut");
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<State>("closed");

  /** Closes only from these states, because a dialog reports its closing after the next one has replaced it. */
  const close = (...from: State[]) => setState((now) => (from.includes(now) ? "closed" : now));

  async function leave() {
    // Without the server, the session would stay valid although the device has deleted its user's data.
    if (!(await isServerReachable())) return setState("unreached");
    setState("closed");
    // The user was asked already; the page's own beforeunload listener would ask again.
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
    const person = pageUser();
    const isOwn = (name: string) => person === null || ownIds(person).some((id) => name.includes(id));
    const stays = await Promise.race([
      clearDevice().then((names) => names.some(isOwn)),
      new Promise<true>((go) => setTimeout(go, maxClearMs, true)),
    ]);
    const to = form.current?.elements.namedItem("callbackUrl");
    // Tells the next page that text stays on the device.
    if (stays && to instanceof HTMLInputElement) to.value = landing.replace(/left=.*$/, "left=words");
    markLeaving();
    form.current?.submit();
  }

  function ask(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (confirmFor !== undefined) setState("confirming");
    else askAboutUnsent();
  }

  function askAboutUnsent() {
    setState("closed");
    if (countUnsentWords() > 0) setState("asking");
    else void leaveOrAsk();
  }

  async function leaveOrAsk() {
    if (await hasUnsentOnDevice()) setState("asking");
    else await leaveOrAskAboutDraft();
  }

  async function leaveOrAskAboutDraft() {
    if (await hasDraft()) setState("draft");
    else await leave();
  }

  async function waitThenLeave() {
    setState("waiting");
    void sendLeftCopies();
    const until = performance.now() + maxWaitMs;
    while (await whenAllSent(until - performance.now())) {
      if (!(await hasUnsentOnDevice())) return leaveOrAskAboutDraft();
      if (performance.now() >= until) break;
    }
    setState("stuck");
  }

  return (
    <>
      <form ref={form} method="post" action="/api/auth/signout" onSubmit={ask}>
        <input type="hidden" name="callbackUrl" value={landing} />
        {children === undefined ? (
          <Button type="submit" variant={variant} size={variant === "go" ? "big" : undefined}>
            {t("label")}
          </Button>
        ) : (
          <button type="submit" className={className}>
            {children}
          </button>
        )}
      </form>
      {confirmFor !== undefined && (
        <Dialog
          open={state === "confirming"}
          onClose={() => close("confirming")}
          title={t("sureTitle", { name: confirmFor.name })}
          actions={
            <>
              <Button onClick={() => setState("closed")}>{t("stay")}</Button>
              <Button variant="go" onClick={askAboutUnsent}>
                {t("label")}
              </Button>
            </>
          }
        >
          {confirmFor.where !== undefined && <p className="quiet">{confirmFor.where}</p>}
          <p>{t("sure", { name: confirmFor.name })}</p>
        </Dialog>
      )}
      <Dialog
        open={state === "unreached"}
        onClose={() => close("unreached")}
        title={t("unreachedTitle")}
        actions={<Button onClick={() => setState("closed")}>{t("stay")}</Button>}
      >
        <p>{t("unreached")}</p>
      </Dialog>
      <Dialog
        open={state === "draft"}
        onClose={() => close("draft")}
        title={t("draftTitle")}
        actions={
          <>
            <Button onClick={() => setState("closed")}>{t("stay")}</Button>
            <Button variant="danger" onClick={() => void leave()}>
              {t("label")}
            </Button>
          </>
        }
      >
        <p>{t("draft")}</p>
      </Dialog>
      <Dialog
        open={state === "asking" || state === "waiting" || state === "stuck"}
        onClose={() => close("asking", "waiting", "stuck")}
        title={t("title")}
        actions={
          <>
            <Button onClick={() => setState("closed")}>{t("stay")}</Button>
            <Button variant="danger" onClick={() => void leaveOrAskAboutDraft()}>
              {t("anyway")}
            </Button>
            <Button
              variant="go"
              aria-disabled={state === "waiting"}
              onClick={() => state !== "waiting" && void waitThenLeave()}
            >
              {t("wait")}
            </Button>
          </>
        }
      >
        <p>{t("text")}</p>
        <p role="status">{state === "waiting" ? t("waiting") : state === "stuck" ? t("stuck") : ""}</p>
      </Dialog>
    </>
  );
}

/** Sends the unsent text of documents that this page does not show, left by a closed tab. Never rejects. */
async function sendLeftCopies(): Promise<void> {
  const person = pageUser();
  try {
    const { sendUnsentCopies } = await import("@/lib/sync/browser/local-copies/send-unsent");
    if (person !== null) await sendUnsentCopies(person);
  } catch {
    // The code could not be loaded: waiting goes on without it.
  }
}

/** Whether a vote or a comment was started and not sent. */
async function hasDraft(): Promise<boolean> {
  try {
    return (await import("./unsent-on-device")).isDraftOnDevice(pageUser());
  } catch {
    return false; // The code could not be loaded: signing out will fail too.
  }
}

/** Whether other tabs or earlier pages have unsent text on this device. Checks twice, because a local copy records only within a second that all is saved. */
async function hasUnsentOnDevice(): Promise<boolean> {
  try {
    const { isUnsentOnDevice } = await import("./unsent-on-device");
    if (!(await isUnsentOnDevice(pageUser()))) return false;
    await new Promise((later) => setTimeout(later, 1_500));
    return await isUnsentOnDevice(pageUser());
  } catch {
    return false; // The code could not be loaded: signing out will fail too.
  }
}
