"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode, type SubmitEvent } from "react";
import { isServerReachable } from "@/components/invalidation/is-server-reachable";
import { markLeaving } from "@/components/invalidation/leave-after-refusal";
import { ownIds } from "@/components/documents/local-copies/own-ids";
import { countUnsentWords, whenAllSent } from "@/components/documents/local-copies/unsent-count";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { clearDevice } from "./clear-device";
import { pageUser } from "@/components/page-frame/page-user";

type State = "closed" | "confirming" | "asking" | "waiting" | "stuck" | "draft" | "unreached";
const maxWaitMs = 30_000;
/** Clearing the device asks the server first, and a slow disk takes seconds; signing out waits no longer than this for it. */
const maxClearMs = 15_000;

/** A plain form, so that it works before its script has run and always leaves by a full load. */
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

  /** A dialog that the next one replaced reports only later that it has closed. */
  const close = (...from: State[]) => setState((now) => (from.includes(now) ? "closed" : now));

  async function leave() {
    // Without the server the session would stay valid on a device that has deleted everything about its user.
    if (!(await isServerReachable())) return setState("unreached");
    setState("closed");
    // This has asked already; the page's own beforeunload listener would ask a second time.
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
    const person = pageUser();
    const isOwn = (name: string) => person === null || ownIds(person).some((id) => name.includes(id));
    const stays = await Promise.race([
      clearDevice().then((names) => names.some(isOwn)),
      new Promise<true>((go) => setTimeout(go, maxClearMs, true)),
    ]);
    const to = form.current?.elements.namedItem("callbackUrl");
    // The next page says whether something stays on the device.
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

/** What a tab that is closed by now left of documents that this page does not show. Never rejects. */
async function sendLeftCopies(): Promise<void> {
  const person = pageUser();
  try {
    const { sendUnsentCopies } = await import("@/components/documents/local-copies/send-unsent");
    if (person !== null) await sendUnsentCopies(person);
  } catch {
    // No connection for its code: waiting ends without it.
  }
}

/** Whether a vote or a comment was begun and not sent. */
async function hasDraft(): Promise<boolean> {
  try {
    return (await import("./unsent-on-device")).isDraftOnDevice(pageUser());
  } catch {
    return false; // As below.
  }
}

/** Whether other tabs or earlier pages have unsent text on this device. Copies record within a second that all is saved, so this checks twice. */
async function hasUnsentOnDevice(): Promise<boolean> {
  try {
    const { isUnsentOnDevice } = await import("./unsent-on-device");
    if (!(await isUnsentOnDevice(pageUser()))) return false;
    await new Promise((later) => setTimeout(later, 1_500));
    return await isUnsentOnDevice(pageUser());
  } catch {
    return false; // No connection for its code: signing out will fail too.
  }
}
