"use client";
import { renameActivity } from "@/lib/features/people/classes/actions/class";
import { NameButton } from "./name-button";

interface RenameActivityProps {
  classId: string;
  activityId: string;
  name: string;
}

export function RenameActivity({ classId, activityId, name }: RenameActivityProps) {
  return (
    <NameButton
      what="activity"
      initialName={name}
      send={(newName) => renameActivity(classId, { activityId, name: newName })}
    />
  );
}
