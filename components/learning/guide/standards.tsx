import type { ReactNode } from "react";
import type { Lesson } from "@/lib/content/schema";
import { OutsideLink } from "./outside-link";
import styles from "./guide.module.css";

interface StandardsProps {
  standards: Lesson["guide"]["standards"];
  show: (text: string) => ReactNode;
}

/** The standards by framework: code, wording, and which part of the lesson meets it. */
export function Standards({ standards, show }: StandardsProps) {
  const frameworks = [...new Set(standards.map(({ framework }) => framework))];
  return frameworks.map((framework) => (
    <section key={framework} className={styles.framework}>
      <h3>{framework}</h3>
      <ul>
        {standards
          .filter((standard) => standard.framework === framework)
          .map(({ code, text, how, url }) => (
            <li key={code}>
              <OutsideLink href={url}>{code}</OutsideLink>
              <p className={styles.wording}>{text}</p>
              <p>{show(how)}</p>
            </li>
          ))}
      </ul>
    </section>
  ));
}
