"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Segmented } from "@/components/ui/controls/segmented";
import styles from "./arrange.module.css";

export type MakingMethod = "choice" | "random" | "hand";

interface MakingMethodsProps {
  legend: string;
  first: MakingMethod;
  labels: Record<MakingMethod, string>;
  panels: Record<MakingMethod, ReactNode>;
  /** Whether the methods are folded away, because teams are made already. */
  isFolded: boolean;
  title: ReactNode;
  acts: ReactNode;
}

/** The methods of making teams, one panel each (T2). Switching between them changes nothing. */
export function MakingMethods({ legend, first, labels, panels, isFolded, title, acts }: MakingMethodsProps) {
  const [method, setMethod] = useState(first);
  const [isUnfolded, setUnfolded] = useState(false);
  const canEdit = useCanEdit();
  const options = (["choice", "random", "hand"] as const).map((value) => ({ value, label: labels[value] }));
  const isShown = !isFolded || isUnfolded;
  if (!canEdit) return <div className={styles.alone}>{title}</div>;
  return (
    <>
      <div className={styles.steer}>
        {title}
        {isShown && (
          <Segmented
            legend={legend}
            name="way-of-making"
            options={options}
            value={method}
            onChange={setMethod}
            className={styles.ways}
          />
        )}
        {isFolded && (
          <Button size="small" variant="plain" aria-expanded={isUnfolded} onClick={() => setUnfolded(!isUnfolded)}>
            {legend}
            <Icon name="down" />
          </Button>
        )}
        {acts}
      </div>
      {isShown && <div className={styles.panel}>{panels[method]}</div>}
    </>
  );
}
