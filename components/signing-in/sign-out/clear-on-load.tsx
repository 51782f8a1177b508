"use client";
import { useEffect } from "react";
import { clearDevice, clearPages, clearStudents } from "./clear-device";

/** On the page one lands on after signing out: what the page before still held open is let go of by now. */
export function ClearedDevice() {
  useEffect(() => {
    void clearDevice();
  }, []);
  return null;
}

/** S1: a session that has ended shows nothing more of what it showed, without a connection neither. Words not sent wait for their student. */
export function ClearedPages() {
  useEffect(() => void clearPages(), []);
  return null;
}

/** S1: a teacher's pages leave nothing of the student who had the device before and did not sign out. */
export function ClearedStudents() {
  useEffect(() => void clearStudents(), []);
  return null;
}
