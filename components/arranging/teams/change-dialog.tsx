"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Radio } from "@/components/ui/controls/field";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import type { TeamDialog } from "./use-desk";
import type { FormattedChange, FormattedOption } from "@/lib/features/arranging/teams/formatted-change";
import styles from "./change-dialog.module.css";

interface ChangeDialogProps {
  asking: (TeamDialog & { about: "change" }) | null;
  pending: boolean;
  onClose: () => void;
  onConfirm: (option: FormattedOption, seed: number) => void;
  /** Previews the same change with other random teams. */
  onMixAgain: (change: FormattedOption["change"]) => void;
}

/** Previews a change, sentence by sentence; when there are several options, the teacher chooses one. */
export function ChangeDialog({ asking, pending, onClose, onConfirm, onMixAgain }: ChangeDialogProps) {
  const t = useTranslations("arrangeDesk");
  const formatted = asking?.formatted ?? null;
  const [chosen, setChosen] = useState<{ formatted: FormattedChange; at: number } | null>(null);
  const at = chosen !== null && chosen.formatted === formatted ? chosen.at : 0;
  const option = formatted?.options[at];
  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      title={formatted?.title ?? t("looking")}
      actions={
        <>
          <Button onClick={onClose}>{option === undefined ? t("close") : t("leave")}</Button>
          {formatted !== null && formatted.teams.length > 0 && option !== undefined && (
            <Button onClick={() => onMixAgain(option.change)}>{t("mixAgain")}</Button>
          )}
          {formatted !== null && option !== undefined && (
            <Button variant="go" aria-disabled={pending} onClick={() => onConfirm(option, formatted.seed)}>
              {option.label}
            </Button>
          )}
        </>
      }
    >
      {formatted !== null && (
        <div aria-live="polite" className={styles.body}>
          {formatted.reason !== null && <Notice>{formatted.reason}</Notice>}
          {formatted.options.length > 1 && (
            <fieldset className={styles.options}>
              <legend className="vh">{t("ways")}</legend>
              {formatted.options.map((each, index) => (
                <Radio
                  key={each.expected}
                  name="option"
                  checked={index === at}
                  onChange={() => setChosen({ formatted, at: index })}
                >
                  {each.label}
                </Radio>
              ))}
            </fieldset>
          )}
          {option === undefined ? (
            formatted.reason === null && <p>{formatted.already}</p>
          ) : (
            <Lines lines={option.lines} />
          )}
          {formatted.teams.length > 0 && <Teams teams={formatted.teams} title={t("drawn")} />}
        </div>
      )}
    </Dialog>
  );
}

function Lines({ lines }: Pick<FormattedOption, "lines">) {
  return (
    <ul className={styles.lines}>
      {lines.map(({ tone, text }) => (
        <li key={text} className={tone === "warn" ? styles.warn : undefined}>
          <Icon name={tone === "warn" ? "info" : "check"} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** More teams than this are folded at first. */
const openAtMost = 8;

function Teams({ teams, title }: { teams: FormattedChange["teams"]; title: string }) {
  return (
    <details className={styles.teams} open={teams.length <= openAtMost}>
      <summary>{title}</summary>
      <ol>
        {teams.map((team) => (
          <li key={team.number}>
            <b className="num">{team.number}</b>
            <span>{team.members}</span>
            <ModeName mode={team.mode} />
          </li>
        ))}
      </ol>
    </details>
  );
}
