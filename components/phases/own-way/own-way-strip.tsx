import { getTranslations } from "next-intl/server";
import { LocalMoment } from "@/components/ui/display/local-time";
import type { Member } from "@/lib/activity/authorise";
import { mayAct } from "@/lib/activity/rules/access";
import { loadOwnWay, type OwnWay } from "@/lib/features/phases/own-way";
import { currentMs } from "@/lib/process/clock";
import { GoOn } from "./go-on";

/** On each page of a self-paced activity: the due time, the student's next step, and the button that takes it (T18). */
export async function OwnWayStrip({ member, teacher }: { member: Member; teacher: string }) {
  const way = mayAct(member.role) ? await loadOwnWay(member) : null;
  if (way === null) return null;
  const t = await getTranslations("student.ownWay");
  const { step, own, dueAt, isDue } = way;
  const isWriting = own === "learn" || own === "write";
  return (
    <GoOn
      activityId={member.activity.id}
      label={t("label")}
      from={own}
      press={pressOf(step)}
      dueInMs={dueAt === null || isDue ? null : dueAt.getTime() - currentMs()}
    >
      {isWriting && dueAt !== null && (
        <b>{t.rich("due", { late: isDue ? "yes" : "no", time: () => <LocalMoment at={dueAt} /> })} </b>
      )}
      {sentenceOf(way)}
    </GoOn>
  );

  function pressOf(next: OwnWay["step"]) {
    switch (next.kind) {
      case "go":
        return { name: t("goTo", { to: next.to }), to: next.to, withExample: false };
      case "own-case":
        return { name: t("write"), to: null, withExample: false };
      case "wait-for-partner":
        return { name: t("example"), to: "compare", withExample: true } as const;
      default:
        return null;
    }
  }

  function sentenceOf({ step: next, resultsAt }: OwnWay) {
    if (next.kind === "go") return t("go", { to: next.to });
    if (next.kind === "own-case") return t("own-case", { teacher });
    if (next.kind !== "not-opened") return t(next.kind);
    if (own !== "vote") return t("not-opened", { teacher });
    return resultsAt === null
      ? t("results", { teacher })
      : t.rich("resultsAt", { time: () => <LocalMoment at={resultsAt} /> });
  }
}
