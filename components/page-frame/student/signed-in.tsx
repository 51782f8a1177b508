import { getTranslations } from "next-intl/server";
import { SignOut } from "@/components/people/signing-in/sign-out/sign-out";
import styles from "./signed-in.module.css";

/** Shows who is signed in, with the team and the class where there is room. All of it is one button, which signs out (S1). */
export async function SignedIn({ name, team, className }: { name: string; team: number | null; className: string }) {
  const [t, out] = await Promise.all([getTranslations("student.frame"), getTranslations("shared.signOut")]);
  const teamName = team === null ? null : t("team", { number: team });
  return (
    <SignOut
      className={styles.who}
      confirmFor={{ name, where: [...(teamName === null ? [] : [teamName]), className].join(" · ") }}
    >
      <span className={styles.line}>
        <b translate="no">{name}</b>
        {teamName !== null && <span className={styles.team}> · {teamName}</span>}
        <span className={styles.class}> · {className}</span>
      </span>{" "}
      <span className={styles.out}>{out("label")}</span>
    </SignOut>
  );
}
