import clsx from "clsx";
import type { ReactNode } from "react";
import styles from "./face.module.css";

/** People typing have four hues of their own; a fifth begins again. `place` counts from 0. */
export function personClass(place: number): "p1" | "p2" | "p3" | "p4" {
  return (["p1", "p2", "p3", "p4"] as const)[place % 4] ?? "p1";
}

interface FaceProps {
  name: string;
  /** Place in the team, from 0: decides the hue. */
  place: number;
  /** Not here right now. */
  away?: boolean;
  size?: "small";
}

/** The first letter in a person's hue. Says the name only to a mouse: write it beside it, or use `Faces`. */
export function Face({ name, place, away, size }: FaceProps) {
  return (
    <span className={clsx(styles.face, personClass(place), away && styles.away, size && styles[size])} title={name} aria-hidden="true">
      {firstLetter(name)}
    </span>
  );
}

/** A row of faces, with `label` for those who do not see them: "Ines and Theo". */
export function Faces({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={styles.faces} role="img" aria-label={label}>
      {children}
    </span>
  );
}

function firstLetter(name: string): string {
  const [first] = name.trim();
  return (first ?? "·").toLocaleUpperCase();
}
