"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/notice";
import { restoredReadCookie } from "@/lib/sync/format/browser-storage";
import { restoreNoticeMs } from "@/lib/features/restoring/rules/restored";

interface CloseableStripProps {
  /** Identifies the restore. */
  stamp: string;
  /** The button's label. */
  close: string;
  children: ReactNode;
}

/** Once closed, it stays hidden on this device until another backup is restored. */
export function CloseableStrip({ stamp, close, children }: CloseableStripProps) {
  const [closed, setClosed] = useState<string | null>(null);
  if (closed === stamp) return null;
  return (
    <Strip
      icon="undo"
      action={
        <Button
          size="small"
          onClick={() => {
            document.cookie = `${restoredReadCookie}=${stamp}; path=/; max-age=${restoreNoticeMs / 1_000}; samesite=lax`;
            setClosed(stamp);
          }}
        >
          {close}
        </Button>
      }
    >
      {children}
    </Strip>
  );
}
