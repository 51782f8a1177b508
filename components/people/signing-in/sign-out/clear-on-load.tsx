"use client";
import { useEffect, useState, type ReactNode } from "react";
import { clearDevice, clearPages, clearStudents } from "./clear-device";

/**
 * On the page after signing out: deletes the databases that the page before still had open, or was too slow to delete.
 * @param children what is shown until nothing of students is left on the device
 * @param whenClear what is shown then
 */
export function ClearDevice({ children, whenClear }: { children?: ReactNode; whenClear?: ReactNode }) {
  const [isClear, setIsClear] = useState(false);
  useEffect(() => void clearDevice().then((left) => setIsClear(left.length === 0)), []);
  return isClear ? whenClear : children;
}

/** Deletes cached pages after a session has ended, so that they are not shown offline either (S1). Unsent text stays for its student. */
export function ClearPages() {
  useEffect(() => void clearPages(), []);
  return null;
}

/** On a teacher's page, deletes the data of students who did not sign out (S1). */
export function ClearStudents() {
  useEffect(() => void clearStudents(), []);
  return null;
}
