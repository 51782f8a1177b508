"use client";
import type { ActionResult } from "@/lib/errors/action-result";
import { NameButton } from "./name-button";

interface RenameActivityProps {
  classId: string;
  activityId: string;
  name: string;
  renameActivity: (classId: string, input: { activityId: string; name: string }) => Promise<ActionResult<string>>;
}

export function RenameActivity({ classId, activityId, name, renameActivity }: RenameActivityProps) {
  return (
    <NameButton
      what="activity"
      initialName={name}
      send={(newName) => renameActivity(classId, { activityId, name: newName })}
    />
  );
}
