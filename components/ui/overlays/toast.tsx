"use client";
import "./style-nonce";
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./toast.module.css";

interface ShownToast {
  sentence: string;
  /** One button. */
  act?: { label: string; run: () => void };
}
const queue = new ToastQueue<ShownToast>({ maxVisibleToasts: 3 });

/** Shows a sentence at the foot of the page, for 8 s unless it has a button. Teacher pages only. */
export function showToast(toast: ShownToast): void {
  queue.add(toast, toast.act === undefined ? { timeout: 8000 } : {});
}

/** Shows the toasts. Render it once in a layout. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <ToastRegion queue={queue} className={styles.region} aria-label={label}>
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast}>
          <ToastContent className={styles.words}>
            <Text slot="title">{toast.content.sentence}</Text>
          </ToastContent>
          {toast.content.act !== undefined && (
            <button
              type="button"
              className={styles.act}
              onClick={() => {
                toast.content.act?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.act.label}
            </button>
          )}
          <Button slot="close" className={styles.close} aria-label={closeLabel}>
            <Icon name="x" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
