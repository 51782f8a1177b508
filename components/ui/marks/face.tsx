import clsx from "clsx";
import type { ReactNode } from "react";
import { writerColour } from "@/lib/document-format/writer-colour";
import styles from "./face.module.css";

interface FaceProps {
  name: string;
  /** From 0: decides the hue (lib/document-format/writer-colour.ts). */
  place: number;
  /** Not here right now. */
  away?: boolean;
  size?: "small";
}

/** The first letter in a person's hue. Says the name only to a mouse: write it beside it, or use `Faces`. */
export function Face({ name, place, away, size }: FaceProps) {
  return (
    <span
      className={clsx(styles.face, writerColour(place), away && styles.away, size && styles[size])}
      title={name}
      aria-hidden="true"
    >
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
