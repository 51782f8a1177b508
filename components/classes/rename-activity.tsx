"use client";
import type { ActionResult } from "@/lib/errors/action-result";
import { Rename, type RenameWords } from "./rename";

interface RenameActivityProps {
  classId: string;
  activityId: string;
  name: string;
  renameActivity: (classId: string, input: { activityId: string; name: string }) => Promise<ActionResult<string>>;
  words: RenameWords;
}

export function RenameActivity({ classId, activityId, renameActivity, ...rest }: RenameActivityProps) {
  return <Rename {...rest} rename={(name) => renameActivity(classId, { activityId, name })} />;
}
