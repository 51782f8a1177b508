import clsx from "clsx";
import type { ReactNode } from "react";
import { writerColour } from "@/lib/sync/format/writer-colour";
import styles from "./avatar.module.css";

interface AvatarProps {
  name: string;
  /** From 0: decides the hue (lib/sync/format/writer-colour.ts). */
  colourIndex: number;
  /** Whether the person is offline. */
  away?: boolean;
  size?: "small";
}

/** A person's first letter in their hue. The name is only a tooltip, so write it beside the avatar, or use `AvatarGroup`. */
export function Avatar({ name, colourIndex, away, size }: AvatarProps) {
  return (
    <span
      className={clsx(styles.face, writerColour(colourIndex), away && styles.away, size && styles[size])}
      title={name}
      translate="no"
      aria-hidden="true"
    >
      {firstLetter(name)}
    </span>
  );
}

/** A row of avatars; `label` is their text for screen readers: "Ines and Theo". */
export function AvatarGroup({ label, children }: { label: string; children: ReactNode }) {
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
