import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Checkbox } from "@/components/ui/controls/field";
import styles from "./keys.module.css";

/** The keys shown at the foot of the page; the dialog lists `all`. */
const short = ["step", "unmarked", "level", "comment", "return"] as const;
const all = [
  "step",
  "unmarked",
  "level",
  "clear",
  "tab",
  "choose",
  "comment",
  "whole",
  "bank",
  "store",
  "return",
  "all",
] as const;

interface KeysProps {
  on: boolean;
  onSwitch: (on: boolean) => void;
  /** How many levels a criterion has: the digits from 1. */
  levels: number;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The keys of the page at its foot, and all of them in a dialog. */
export function Keys({ on, onSwitch, levels, open, onOpen }: KeysProps) {
  const t = useTranslations("review.keys");
  const keysFor = (name: (typeof all)[number]) => t(`which.${name}`, { levels }).split(" ");
  return (
    <div className={styles.keys} data-keys>
      {on &&
        short.map((name) => (
          <span key={name}>
            {keysFor(name).map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{" "}
            {t(name)}
          </span>
        ))}
      <Button variant="link" onClick={() => onOpen(true)}>
        {on && <kbd>?</kbd>} {t("all")}
      </Button>
      <Dialog
        open={open}
        onClose={() => onOpen(false)}
        title={t("title")}
        actions={<Button onClick={() => onOpen(false)}>{t("close")}</Button>}
      >
        <dl className={styles.allKeys}>
          {all.map((name) => (
            <div key={name}>
              <dt>
                {keysFor(name).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(name)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox checked={on} onChange={(event) => onSwitch(event.target.checked)}>
          {t("switch")}
        </Checkbox>
      </Dialog>
    </div>
  );
}
