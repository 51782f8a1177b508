import { useEffect, useRef, useState, type RefObject } from "react";
import type { useDocument } from "@/components/documents/connection/use-document";

export interface LiveTextState {
  area: RefObject<HTMLTextAreaElement | null>;
  /** What the server sent with the page: the field's first value, whatever comes later. */
  first: string;
  text: string;
  /** The last words did not fit (R12); gone with the next change. */
  full: boolean;
  composing: boolean;
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
  return { area, first, text, full, composing };
}
