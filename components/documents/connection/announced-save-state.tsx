import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/notice";
import { usePublishSaveState } from "./page-save-state";
import type { SaveState, StopReason } from "@/lib/sync/browser/connection/save-state";

/** Announces to screen readers that the connection is lost or back, and shows what to do when the document has stopped for good. */
export function AnnouncedSaveState({ state }: { state: SaveState }) {
  const t = useTranslations("sync");
  const router = useRouter();
  const [wasOffline, setWasOffline] = useState(false);
  if (state.is === "offline" && !wasOffline) setWasOffline(true);
  usePublishSaveState(state);
  const replaced = state.is === "stopped" && (state.why === "replaced" || state.why === "not-yours");
  const [hasRefreshed, setHasRefreshed] = useState(false);
  useEffect(() => {
    if (!replaced) return;
    // After a refresh the page shows the document that replaced this one, or that access is gone. If it shows neither, the student is told what to
    // do.
    startTransition(() => {
      router.refresh();
      setHasRefreshed(true);
    });
  }, [replaced, router]);
  return (
    <>
      <p className="vh" role="status">
        {state.is === "offline"
          ? t(state.onDevice ? "offline" : "offlinePage")
          : wasOffline && state.is === "saved"
            ? t("back")
            : ""}
      </p>
      {state.is === "saving" && state.slow && <Strip icon="clock">{t("slow")}</Strip>}
      {state.is === "stopped" && (!replaced || hasRefreshed) && (
        <Strip
          kind="wrong"
          icon="lock"
          action={
            <Button size="small" onClick={() => leave(state.why)}>
              {t(isSignedOut(state.why) ? "signIn" : "reload")}
            </Button>
          }
        >
          {t(`why.${state.why}`)}
        </Strip>
      )}
    </>
  );
}

/** Leaves by a full page load, so that nothing of this page stays. */
function leave(why: StopReason): void {
  if (isSignedOut(why)) location.assign("/");
  else location.reload();
}

const isSignedOut = (why: StopReason) => why === "signed-out" || why === "someone-else";
