import { useTranslations } from "next-intl";
import { SignOut } from "@/components/people/signing-in/sign-out/sign-out";
import { ButtonLink } from "@/components/ui/controls/button-link";
import styles from "./teacher-who.module.css";

/** The teacher who is signed in: their name, which leads to their account, and signing out. */
export function TeacherWho({ name }: { name: string }) {
  const t = useTranslations("teacher.account");
  return (
    <span className={styles.who}>
      <span className={styles.name}>
        <ButtonLink variant="link" href="/teacher/account" title={t("title")}>
          {name}
        </ButtonLink>
      </span>
      <SignOut to="/teacher/sign-in" />
    </span>
  );
}
