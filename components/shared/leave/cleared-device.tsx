"use client";
import { useEffect } from "react";
import { clearDevice } from "./clear-device";

/** On the page one lands on after signing out: what the page before still held open is let go of by now. */
export function ClearedDevice() {
  useEffect(() => {
    void clearDevice();
  }, []);
  return null;
}
