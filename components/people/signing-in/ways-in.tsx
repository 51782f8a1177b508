"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import sections from "@/components/ui/display/sections.module.css";
import { setWayInAction } from "@/lib/features/people/signing-in/actions/outside";

type Way = "passwords" | "pins";

interface WaysInProps {
  label: string;
  /** The ways to sign in that the school's account can replace, and whether each is on. */
  ways: readonly { way: Way; on: boolean }[];
}

/** Turns off and on the ways to sign in other than the school's account (Q33). */
export function WaysIn({ label, ways }: WaysInProps) {
  const t = useTranslations("teacher.installation.ways");
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text", { label })}</p>
      </header>
      <RefusalNotice refusal={refusal} />
      <ul className={sections.open}>
        {ways.map(({ way, on }) => (
          <li key={way}>
            <span>{t(on ? `${way}On` : `${way}Off`)}</span>
            <Button
              size="small"
              variant="plain"
              aria-label={t(on ? `${way}TurnOff` : `${way}TurnOn`)}
              aria-disabled={isPending()}
              onClick={() => run(() => setWayInAction({ way, on: !on }))}
            >
              {t(on ? "turnOff" : "turnOn")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
