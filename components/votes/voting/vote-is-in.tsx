import { textsOfExample } from "@/lib/content/lesson";
import { getTranslations } from "next-intl/server";
import { NextThings } from "@/components/phases/waiting/next-things";
import { ChangeVote } from "./vote-panel";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { CountBoxes } from "@/components/ui/display/progress";
import type { Member } from "@/lib/activity/authorise";
import { listMetModes } from "@/lib/features/teams/matches/matches";
import { countVotes, isVoteSeparate } from "@/lib/features/votes/voting/ballots";
import { loadClass } from "@/lib/features/people/classes/classes";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { capitalise, numberWords } from "@/lib/messages/number-words";
import styles from "./vote-is-in.module.css";

/** Shows how many votes are missing, never what others chose (S6), and offers something to read meanwhile (S8). */
export async function VoteIsIn({ member, own }: { member: Member; own: { choice: string; reason: string } }) {
  const { activity } = member;
  const [{ final: voted, joined }, { teacherName }, met] = await Promise.all([
    countVotes(activity.id),
    loadClass(member.classId),
    listMetModes(member),
  ]);
  const [t, vote, word, apart] = await Promise.all([
    getTranslations("vote.in"),
    getTranslations("vote"),
    numberWords(),
    isVoteSeparate(member),
  ]);
  const lesson = activity.lesson;
  const toCome = Math.max(0, joined - voted);
  return (
    <main className={styles.wait}>
      <div>
        <h1 tabIndex={-1}>
          {t("title")} {capitalise(t("toCome", { n: toCome, word: word(toCome) }))}
        </h1>
        <p className="lede">{t(toCome === 0 ? "ledeAll" : "lede", { teacher: teacherName })}</p>
        {apart && <p>{vote("apart")}</p>}
        <CountBoxes
          className={styles.boxes}
          value={voted}
          max={Math.max(joined, voted)}
          label={t("count", { voted, joined })}
        />
        <p className="num quiet" aria-hidden="true">
          {t("count", { voted, joined })}
        </p>
      </div>
      <div>
        <section className={styles.mine}>
          <h2>{t("youChose")}</h2>
          <ModeName mode={modeOf(lesson, own.choice)} className={styles.choice} />
          {own.reason !== "" && <blockquote>{own.reason}</blockquote>}
          <ChangeVote label={t("change")} />
        </section>
        <NextThings title={t("meanwhile")} things={await listThingsToDo(member, lesson, met)} />
      </div>
    </main>
  );
}

/** For a student who saw the results without having voted, while the class is in Vote again (Q6). */
export async function VoteMissed({ member }: { member: Member }) {
  const [t, errors, met] = await Promise.all([
    getTranslations("vote.in"),
    getTranslations("errors"),
    listMetModes(member),
  ]);
  const things = await listThingsToDo(member, member.activity.lesson, met);
  return (
    <main className={styles.wait}>
      <div>
        <h1>{t("missed")}</h1>
        <p className="lede">{errors("ballot-results-seen")}</p>
      </div>
      <NextThings title={t("meanwhile")} things={things} />
    </main>
  );
}

async function listThingsToDo(member: Member, lesson: Lesson, met: readonly string[]) {
  const t = await getTranslations("vote.in");
  const at = (page: string) => `/a/${member.activity.id}/${page}`;
  const cases = lesson.modes
    .filter((mode) => !met.includes(mode.id))
    .map((mode) => ({
      href: at(`exemplars/${mode.id}`),
      mode,
      title: t("case", { mode: mode.name }),
      about: t(met.length > 0 ? "caseNew" : "caseAny", { minutes: minutesOf(lesson, mode.id) }),
    }));
  const notes =
    met.length > 0
      ? [{ href: at("compare"), icon: "comment" as const, title: t("notes"), about: t("notesAbout") }]
      : [];
  return [
    ...cases.slice(0, 3),
    ...notes,
    { href: at("learn"), icon: "book" as const, title: t("lesson"), about: lesson.title },
  ];
}

function minutesOf(lesson: Lesson, mode: string): number {
  const { title: _, source: __, ...parts } = textsOfExample(modeOf(lesson, mode).example);
  const words = Object.values(parts).join(" ").split(/\s+/).length;
  return Math.max(1, Math.round(words / 180));
}
