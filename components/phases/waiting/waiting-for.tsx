/** Pages for a student who waits for a team or a match: what will happen, and what to do until then (S8). */
import { getTranslations } from "next-intl/server";
import { Waiting } from "./waiting";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { type Member } from "@/lib/activity/authorise";
import { loadClass } from "@/lib/features/people/classes/classes";
import { type Mode } from "@/lib/content/lesson";

/** For a student in no team (the tray), in Write or later. */
export async function WaitingForTeam({ member }: { member: Member }) {
  const { t, teacher, lesson, at } = await loadContext(member);
  if (member.activity.phase === "closed") return <Closed title={t("closed.noTeam")} t={t} at={at} />;
  const [first] = lesson.modes;
  return (
    <Waiting
      title={t("team.title")}
      actions={
        <>
          {first !== undefined && (
            <ReadExemplar mode={first} href={at(`exemplars/${first.id}`)} label={t("exemplar", { mode: first.name })} />
          )}
          {first?.weakExample && <ImproveWeak mode={first} at={at} label={t("weak", { mode: first.name })} />}
          <ButtonLink variant="plain" href={at("learn")}>
            {t("lesson")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("team.text", { teacher })}</p>
    </Waiting>
  );
}

interface WaitingForMatchProps {
  member: Member;
  mode: string;
  number: number;
  /** Whether the team has been in a match before. */
  hasMet: boolean;
}

/** For a team without a match, in Compare or later. Offers a worked example on another mode than the team's `mode`. */
export async function WaitingForMatch({ member, mode, number, hasMet }: WaitingForMatchProps) {
  const { t, teacher, lesson, at } = await loadContext(member);
  if (member.activity.phase === "closed")
    return <Closed title={t(hasMet ? "closed.met" : "closed.noMatch")} t={t} at={at} />;
  const other = lesson.modes.find((each) => each.id !== mode);
  return (
    <Waiting
      title={t("match.title", { teacher, phase: member.activity.phase })}
      actions={
        <>
          {other !== undefined && (
            <ReadExemplar mode={other} href={at(`exemplars/${other.id}`)} label={t("exemplar", { mode: other.name })} />
          )}
          {other?.weakExample && <ImproveWeak mode={other} at={at} label={t("weak", { mode: other.name })} />}
          <ButtonLink variant="plain" href={at("write")}>
            {t("match.write")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("match.text", { number, phase: member.activity.phase })}</p>
    </Waiting>
  );
}

/** For a closed activity, in which students are no longer placed in teams, nor teams matched. */
function Closed({ title, t, at }: { title: string } & Pick<Awaited<ReturnType<typeof loadContext>>, "t" | "at">) {
  return (
    <Waiting
      title={title}
      actions={
        <>
          <ButtonLink variant="go" href={at("casebook")}>
            {t("closed.casebook")}
          </ButtonLink>
          <ButtonLink href={at("results")}>{t("closed.results")}</ButtonLink>
        </>
      }
    >
      <p>{t("closed.read")}</p>
    </Waiting>
  );
}

async function loadContext(member: Member) {
  const [{ teacherName }, t] = await Promise.all([loadClass(member.classId), getTranslations("student.waiting")]);
  return {
    t,
    teacher: teacherName,
    lesson: member.activity.lesson,
    at: (page: string) => `/a/${member.activity.id}/${page}`,
  };
}

function ReadExemplar({ mode, href, label }: { mode: Mode; href: string; label: string }) {
  return (
    <ButtonLink href={href}>
      <ModeMark mode={mode} />
      {label}
    </ButtonLink>
  );
}

/** Leads to the mode's weak example, below its worked example (S12). */
function ImproveWeak({ mode, at, label }: { mode: Mode; at: (page: string) => string; label: string }) {
  return (
    <ButtonLink variant="plain" href={at(`exemplars/${mode.id}#weak-${mode.id}`)}>
      {label}
    </ButtonLink>
  );
}
