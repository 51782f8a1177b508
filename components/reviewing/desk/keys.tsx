import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Checkbox } from "@/components/ui/controls/field";
import styles from "./keys.module.css";

const short = [["j", "k"], ["1–4"], ["Tab", "Shift+Tab"], ["c"], ["r"]] as const;

interface KeysProps {
  on: boolean;
  onSwitch: (on: boolean) => void;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The keys of the page at its foot, and all of them in a dialog. */
export function Keys({ on, onSwitch, open, onOpen }: KeysProps) {
  const t = useTranslations("review.keys");
  const names = ["step", "level", "tab", "comment", "return"] as const;
  const all = ["step", "level", "clear", "tab", "choose", "comment", "store", "return", "all"] as const;
  return (
    <div className={styles.keys}>
      {on &&
        short.map((keys, index) => {
          const name = names[index] ?? "step";
          return (
            <span key={name}>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}{" "}
              {t(name)}
            </span>
          );
        })}
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
                {t(`which.${name}`)
                  .split(" ")
                  .map((key) => (
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
