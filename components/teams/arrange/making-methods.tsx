"use client";

import { useState, type ReactNode } from "react";
import { useMaySteer } from "@/components/page-frame/teacher/may-steer";
import { Segmented } from "@/components/ui/controls/segmented";
import styles from "./arrange.module.css";

export type MakingMethod = "choice" | "random" | "hand";

interface MakingMethodsProps {
  legend: string;
  first: MakingMethod;
  labels: Record<MakingMethod, string>;
  panels: Record<MakingMethod, ReactNode>;
  title: ReactNode;
  acts: ReactNode;
}

/** T2: the methods of making teams, one panel each. Switching between them changes nothing. */
export function MakingMethods({ legend, first, labels, panels, title, acts }: MakingMethodsProps) {
  const [method, setWay] = useState(first);
  const maySteer = useMaySteer();
  const options = (["choice", "random", "hand"] as const).map((value) => ({ value, label: labels[value] }));
  if (!maySteer) return <div className={styles.alone}>{title}</div>;
  return (
    <>
      <div className={styles.steer}>
        {title}
        <Segmented
          legend={legend}
          name="way-of-making"
          options={options}
          value={method}
          onChange={setWay}
          className={styles.ways}
        />
        {acts}
      </div>
      <div className={styles.panel}>{panels[method]}</div>
    </>
  );
}
