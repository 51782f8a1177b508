import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { LiveTextState } from "@/components/documents/text/use-live-text";

/** A field of a worksheet or of notes that belongs to no document: what is typed goes to `onText` alone. */
export function usePracticeText(text: string, onText: (text: string) => void): LiveTextState {
  const area = useRef<HTMLTextAreaElement>(null);
  const [initial] = useState(text);
  const [isComposing, setIsComposing] = useState(false);
  const note = useEffectEvent(onText);
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const read = () => note(element.value);
    // It may have been typed into before the script ran.
    read();
    element.addEventListener("input", read, { signal });
    element.addEventListener("compositionstart", () => setIsComposing(true), { signal });
    element.addEventListener("compositionend", () => setIsComposing(false), { signal });
    return () => controller.abort();
  }, []);
  return { area, initial, text, isFull: false, isComposing };
}
