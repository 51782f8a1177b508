"use client";
import { useEffect } from "react";
import { clearDevice, clearPages, clearStudents } from "./clear-device";

/** On the page after signing out: databases that the page before still had open can be deleted by now. */
export function ClearDevice() {
  useEffect(() => {
    void clearDevice();
  }, []);
  return null;
}

/** S1: after a session has ended, its pages are not shown any more, not even offline. Unsent text stays for its student. */
export function ClearPages() {
  useEffect(() => void clearPages(), []);
  return null;
}

/** S1: on a teacher's page, deletes what a student left who did not sign out. */
export function ClearStudents() {
  useEffect(() => void clearStudents(), []);
  return null;
}
