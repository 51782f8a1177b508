import { getFormatter, getTranslations } from "next-intl/server";
import type { QueueEntry } from "./queue";
import { ReleaseAll } from "@/components/reviewing/desk/release-all";
import styles from "./review-bar.module.css";
import { releaseSeveralAction } from "@/lib/actions/reviewing/review";

/** The progress of the class's reviews, and the button that releases all. */
export async function ReviewBar({ activityId, queue }: { activityId: string; queue: readonly QueueEntry[] }) {
  const [t, format] = await Promise.all([getTranslations("review"), getFormatter()]);
  const cases = queue.flatMap(({ submissionId, stage, number }) =>
    submissionId === null || stage === null ? [] : [{ submissionId, stage, number }],
  );
  const open = cases.filter(({ stage }) => stage !== "released" && stage !== "returned");
  const marked = open.filter(({ stage }) => stage === "marked");
  const unmarked = open.filter(({ stage }) => stage !== "marked");
  const returned = cases.filter(({ stage }) => stage === "returned");
  const released = cases.filter(({ stage }) => stage === "released");
  const idsOf = (some: typeof cases) => some.map(({ submissionId }) => submissionId);
  const formatTeams = (key: "unmarked" | "returned", some: typeof cases) =>
    some.length === 0
      ? null
      : t(`bar.${key}`, { n: some.length, teams: format.list(some.map(({ number }) => String(number))) });
  return (
    <section className={styles.bar} aria-label={t("bar.label")}>
      <span className="num">
        {t("bar.count", { marked: marked.length + released.length, of: cases.length, released: released.length })}
      </span>
      <ReleaseAll
        all={idsOf(open)}
        marked={idsOf(marked)}
        release={releaseSeveralAction.bind(null, activityId)}
        words={{
          release: t("bar.release"),
          title: t("bar.title"),
          text: open.length === 0 ? t("bar.none") : t("bar.text", { n: open.length }),
          unmarked: formatTeams("unmarked", unmarked),
          returned: formatTeams("returned", returned),
          no: t("bar.no"),
          all: t("bar.all", { n: open.length }),
          marked: t("bar.marked", { n: marked.length }),
          lost: t("bar.lost"),
        }}
      />
    </section>
  );
}
