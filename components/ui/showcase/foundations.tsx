import clsx from "clsx";
import { Icon, iconNames } from "@/components/ui/marks/icon";
import { modeClass, ModeMark, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import styles from "./design.module.css";
import { Part } from "./part";

const type = [
  ["Literata t10", "t10", "Eleven minutes left"],
  ["Literata t9", "t9", "Which failure is hardest?"],
  ["Literata t8", "t8", "Who are you?"],
  ["Literata t7", "t7", "The leaf app that had only seen clean leaves"],
  ["Literata t6", "t6", "Match each failure mode to its root cause"],
  ["Literata t5", "t5", "Who is harmed?"],
  ["Literata t4", "t4", "Reading and writing: a deep network keeps what its examples have in common."],
  ["Atkinson t3", "ui3", "Interface: Ines is in Who is harmed? · 11:48 left · B8 0O 1lI"],
  ["Atkinson t2", "ui2", "Second line: hints, chips, tables, 0123456789"],
  ["Atkinson t1", "ui1", "Folios, axis labels, footnotes. Nothing is smaller."],
] as const;
const colours = [
  "paper",
  "sheet",
  "well",
  "ink",
  "ink-2",
  "ink-3",
  "rule",
  "edge",
  "accent",
  "accent-tint",
  "mark",
  "alert",
  "alert-tint",
  "p1",
  "p2",
  "p3",
  "p4",
] as const;

const looks = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((look) => ({ name: `Look ${look}`, look }));

export function Foundations() {
  return (
    <>
      <Part name="Type">
        <div className={styles.type}>
          {type.map(([name, look, words]) => (
            <p key={name}>
              <small>{name}</small>
              <span className={styles[look]}>{words}</span>
            </p>
          ))}
        </div>
      </Part>
      <Part name="Paper, ink, accent">
        <ul className={styles.swatches}>
          {colours.map((name) => (
            <li key={name}>
              <i className={styles[name]} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part name="Modes">
        <div className={styles.modes}>
          {looks.map((mode) => (
            <div key={mode.look} className={clsx(styles.mode, modeClass(mode))}>
              <Pattern mode={mode} size="big" className={styles.strip} />
              <div className={styles.about}>
                <ModeMark mode={mode} size="big" />
                <ModeName mode={mode} />
                <span className={styles.solid}>on fill</span>
              </div>
            </div>
          ))}
        </div>
      </Part>
      <Part name="Icons">
        <ul className={styles.icons}>
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
