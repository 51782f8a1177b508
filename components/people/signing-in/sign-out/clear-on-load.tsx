"use client";
import { useEffect } from "react";
import { clearDevice, clearPages, clearStudents } from "./clear-device";

/** On the page after signing out: deletes the databases that the page before still had open. */
export function ClearDevice() {
  useEffect(() => {
    void clearDevice();
  }, []);
  return null;
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
