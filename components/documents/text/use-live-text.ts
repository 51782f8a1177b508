import { useEffect, useRef, useState, type RefObject } from "react";
import type { useDocument } from "@/components/documents/connection/use-document";

export interface LiveTextState {
  area: RefObject<HTMLTextAreaElement | null>;
  /** The text that was rendered on the server: the field's default value. */
  initial: string;
  text: string;
  /** Whether the last input did not fit (R12), until the next change. */
  isFull: boolean;
  isComposing: boolean;
}

/** One field of a live document: give `area` to its `<textarea>`, and `initial` as its default value. */
export function useLiveText(live: ReturnType<typeof useDocument>, field: string, initial: string): LiveTextState {
  const area = useRef<HTMLTextAreaElement>(null);
  const [firstText] = useState(initial);
  const [text, setText] = useState(initial);
  const [isFull, setIsFull] = useState(false);
  const [isComposing, setIsComposing] = useState(false);
  const { doc, document } = live;
  useEffect(() => {
    const element = area.current;
    if (element === null || doc === null || document === null) return;
    return document.bind(element, field, {
      onText: (now) => {
        setText(now);
        setIsFull(false);
      },
      onRefused: () => setIsFull(true),
      onComposing: setIsComposing,
    });
  }, [doc, document, field]);
  return { area, initial: firstText, text, isFull, isComposing };
}
