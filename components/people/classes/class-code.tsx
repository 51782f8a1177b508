"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { AddressMenu } from "@/components/people/joining/address-menu";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { CopyButton } from "@/components/ui/controls/copy-button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import { renameClass, replaceCode, setJoining } from "@/lib/features/people/classes/actions/class";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import styles from "./class-code.module.css";
import { NameButton } from "./name-button";

interface ClassCodeProps {
  title: string;
  classId: string;
  code: string;
  joiningOpen: boolean;
  /** The code of an archived or deleted class opens nothing, so it is not shown. */
  isPutAway: boolean;
  /** Addresses at which students can open this server, the chosen address first. */
  origins: readonly [string, ...string[]];
  /** A link to the board of the open activity. */
  board: ReactNode;
  /** The QR code of the join link. */
  qr: ReactNode;
}

/** The class's name, and its code in large letters. Replacing the code asks first. One click stops new students from joining (T15). */
export function ClassCode({ title, classId, code, joiningOpen, isPutAway, origins, board, qr }: ClassCodeProps) {
  const t = useTranslations("teacher.class.code");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  const [asking, setAsking] = useState(false);
  /** The new code, until the page is rendered with it. */
  const [replaced, setReplaced] = useState<{ from: string; to: string } | null>(null);
  const shown = replaced?.from === code ? replaced.to : code;
  function replace() {
    setAsking(false);
    run(() => replaceCode(classId), { onDone: (to) => setReplaced({ from: code, to }) });
  }
  const head = (
    <div className={styles.title}>
      <h1>{title}</h1>
      <NameButton what="class" initialName={title} send={(name) => renameClass(classId, { name })} />
      {!isPutAway && board}
    </div>
  );
  if (isPutAway) return head;
  return (
    <section className={styles.code}>
      {head}
      <div className={styles.join}>
        <div className={styles.where}>
          <p className={styles.big}>
            <span className="vh">{t("code")} </span>
            <span translate="no">{formatCode(shown)}</span>
          </p>
          <span className={styles.line}>
            <CopyButton text={formatCode(shown)} label={t("copyCode")} />
          </span>
          <p className="quiet">{t("how")}</p>
          <span className={styles.line}>
            <output
              className={styles.link}
              translate="no"
              aria-label={t("link")}
            >{`${origins[0]}/join/${shown}`}</output>
            <CopyButton text={`${origins[0]}/join/${shown}`} label={t("copyLink")} />
          </span>
          <AddressMenu origins={origins} />
        </div>
        {shown === code && <div className={styles.qr}>{qr}</div>}
      </div>
      {!joiningOpen && <Notice>{t("closedText")}</Notice>}
      {replaced !== null && (
        <Notice kind="done" live>
          {t("replaced")}
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
      {canEdit && (
        <div className={styles.acts}>
          <Button
            size="small"
            aria-disabled={isPending()}
            onClick={() => run(() => setJoining(classId, { open: !joiningOpen }), { onDone: () => setReplaced(null) })}
          >
            <Icon name={joiningOpen ? "lock" : "people"} /> {t(joiningOpen ? "close" : "open")}
          </Button>
          <Button
            size="small"
            variant="plain"
            aria-disabled={isPending()}
            onClick={() => !isPending() && setAsking(true)}
          >
            <Icon name="swap" /> {t("replace")}
          </Button>
        </div>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("replaceTitle")}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button variant="go" onClick={replace}>
              {t("replaceGo")}
            </Button>
          </>
        }
      >
        <p>{t("replaceText")}</p>
      </Dialog>
    </section>
  );
}
