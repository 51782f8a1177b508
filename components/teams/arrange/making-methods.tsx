"use client";

import { useState, type ReactNode } from "react";
import { Segmented } from "@/components/ui/controls/segmented";
import styles from "./arrange.module.css";

export type WayOfMaking = "choice" | "random" | "hand";

interface WaysOfMakingProps {
  legend: string;
  first: WayOfMaking;
  labels: Record<WayOfMaking, string>;
  panels: Record<WayOfMaking, ReactNode>;
  title: ReactNode;
  acts: ReactNode;
}

/** T2: how teams are made. Looking at another way changes nothing yet. */
export function WaysOfMaking({ legend, first, labels, panels, title, acts }: WaysOfMakingProps) {
  const [way, setWay] = useState(first);
  const options = (["choice", "random", "hand"] as const).map((value) => ({ value, label: labels[value] }));
  return (
    <>
      <div className={styles.steer}>
        {title}
        <Segmented
          legend={legend}
          name="way-of-making"
          options={options}
          value={way}
          onChange={setWay}
          className={styles.ways}
        />
        {acts}
      </div>
      <div className={styles.panel}>{panels[way]}</div>
    </>
  );
}
