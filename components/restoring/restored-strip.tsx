import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { CloseableStrip } from "./closeable-strip";
import { LocalMoment } from "@/components/ui/display/local-time";
import { restoredReadCookie } from "@/lib/sync/format/browser-storage";
import { loadRestored } from "@/lib/features/restoring/restored";

/** Tells teachers that a backup was restored and what is lost, until they close it on this device (B8). */
export async function RestoredStrip() {
  const [restored, stored, t] = await Promise.all([loadRestored(), cookies(), getTranslations("teacher.restored")]);
  if (restored === null) return null;
  const stamp = String(restored.at.getTime());
  if (stored.get(restoredReadCookie)?.value === stamp) return null;
  return (
    <CloseableStrip stamp={stamp} close={t("close")}>
      {t.rich("text", {
        b: (chunks) => <b>{chunks}</b>,
        to: () => <LocalMoment at={restored.to} />,
        at: () => <LocalMoment at={restored.at} />,
      })}
    </CloseableStrip>
  );
}
