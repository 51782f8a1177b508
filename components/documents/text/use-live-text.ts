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

/** One field of a live document: give `area` to its `<textarea>`, and `first` as its default value. */
export function useLiveText(live: ReturnType<typeof useDocument>, field: string, initial: string): LiveTextState {
  const area = useRef<HTMLTextAreaElement>(null);
  const [first] = useState(initial);
  const [text, setText] = useState(initial);
  const [full, setFull] = useState(false);
  const [composing, setComposing] = useState(false);
  const { doc, document } = live;
  useEffect(() => {
    const element = area.current;
    if (element === null || doc === null || document === null) return;
    return document.bind(element, field, {
      onText: (now) => {
        setText(now);
        setFull(false);
      },
      onRefused: () => setFull(true),
      onComposing: setComposing,
    });
  }, [doc, document, field]);
  return { area, initial: first, text, isFull: full, isComposing: composing };
}
