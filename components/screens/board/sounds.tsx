"use client";

import { useEffect, useRef } from "react";
import { useActivityTime, useTimeLeft } from "@/components/hour/clocks/use-time-left";
import { useStoredText } from "@/components/cases/reviewing/desk/use-stored-text";
import { boardSoundKey } from "@/lib/sync/format/browser-storage";
import { warningBetween } from "@/lib/activity/rules/clock";
import { playTones } from "./play-tones";

/** On each page of an activity, plays a tone when somebody asks for help and when the time is up. Off by default on each device (T9, T10). */
export function Sounds({ activityId, asking }: { activityId: string; asking: readonly string[] }) {
  const isOn = useStoredText(boardSoundKey, true)[0] !== "";
  const known = useRef(asking);
  useEffect(() => {
    if (isOn && asking.some((id) => !known.current.includes(id))) playTones("asked");
    known.current = asking;
  }, [asking, isOn]);
  const clock = useActivityTime(activityId)?.clock ?? null;
  const left = useTimeLeft(clock);
  const seen = useRef({ clock, left });
  useEffect(() => {
    const before = seen.current;
    seen.current = { clock, left };
    if (!isOn || before.left === null || left === null || before.clock?.setAtMs !== clock?.setAtMs) return;
    if (warningBetween(before.left, left) === 0) playTones("time-up");
  }, [clock, left, isOn]);
  return null;
}
