import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { chooseVoice, cutUtterances } from "@/lib/features/learning/rules/aloud";
import styles from "./read-aloud.module.css";

type ReadAloudState = "silent" | "reading" | "paused" | "failed";

interface Utterance {
  text: string;
  /** The element that the text is from. */
  paragraph: HTMLElement;
}

/**
 * Reads the `data-aloud` elements of the article around `place` with the browser's own voices (S11). Browsers differ in their queue and their
 * pause, so one utterance is passed at a time, and a pause cancels the utterance, which is later read again from its start.
 */
export function useReadAloud(place: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<ReadAloudState>("silent");
  const text = useRef<{ utterances: readonly Utterance[]; at: number }>({ utterances: [], at: 0 });
  /** The utterance that is spoken. Without a reference, Chrome drops an utterance and never fires its `end`. */
  const spoken = useRef<SpeechSynthesisUtterance | null>(null);
  const marked = useRef<HTMLElement | null>(null);

  const mark = useCallback((paragraph: HTMLElement | null) => {
    const before = marked.current;
    if (paragraph === before) return;
    before?.classList.remove(styles.now ?? "");
    paragraph?.classList.add(styles.now ?? "");
    marked.current = paragraph;
    // A reader who has scrolled away from the paragraph is not scrolled back.
    if (before === null || isInWindow(before)) paragraph?.scrollIntoView({ block: "nearest" });
  }, []);

  const silence = useCallback(() => {
    if (spoken.current === null) return;
    // Cleared first, so that the `end` of the cancelled utterance does not start the next one.
    spoken.current = null;
    speechSynthesis.cancel();
  }, []);

  const end = useCallback(
    (as: "silent" | "failed") => {
      silence();
      mark(null);
      setState(as);
    },
    [mark, silence],
  );

  const speak = useCallback(
    function speakAt(at: number) {
      const next = text.current.utterances[at];
      if (next === undefined) return end("silent");
      const voice = pageVoice();
      if (voice === null) return end("failed");
      text.current.at = at;
      mark(next.paragraph);
      const utterance = new SpeechSynthesisUtterance(next.text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.addEventListener("end", () => spoken.current === utterance && speakAt(at + 1));
      utterance.addEventListener("error", () => spoken.current === utterance && end("failed"));
      spoken.current = utterance;
      speechSynthesis.speak(utterance);
    },
    [end, mark],
  );

  const stop = useCallback(() => end("silent"), [end]);
  const pause = useCallback(() => {
    if (spoken.current === null) return;
    silence();
    setState("paused");
  }, [silence]);
  const read = useCallback(() => {
    if (marked.current === null) text.current = { utterances: findUtterances(place.current), at: 0 };
    setState("reading");
    speak(text.current.at);
  }, [place, speak]);

  useEffect(() => {
    // Some browsers continue to speak after the page is left.
    addEventListener("pagehide", silence);
    return () => {
      removeEventListener("pagehide", silence);
      silence();
      mark(null);
    };
  }, [mark, silence]);

  const canRead = useSyncExternalStore(watchVoices, hasPageVoice, () => false);
  return { canRead, state, read, pause, stop };
}

/** A voice for the current language of the page, which a browser changes when it translates the page. */
function pageVoice(): SpeechSynthesisVoice | null {
  return chooseVoice(speechSynthesis.getVoices(), document.documentElement.lang);
}

function hasPageVoice(): boolean {
  return "speechSynthesis" in window && pageVoice() !== null;
}

/** Voices load after the page, and a translation changes the language. */
function watchVoices(onChange: () => void): () => void {
  if (!("speechSynthesis" in window)) return () => undefined;
  const language = new MutationObserver(onChange);
  language.observe(document.documentElement, { attributeFilter: ["lang"] });
  speechSynthesis.addEventListener("voiceschanged", onChange);
  return () => {
    language.disconnect();
    speechSynthesis.removeEventListener("voiceschanged", onChange);
  };
}

function findUtterances(place: HTMLElement | null): Utterance[] {
  const paragraphs = place?.closest("article")?.querySelectorAll<HTMLElement>("[data-aloud]") ?? [];
  return Array.from(paragraphs).flatMap((paragraph) =>
    cutUtterances(runningText(paragraph), document.documentElement.lang).map((text) => ({ text, paragraph })),
  );
}

/** The text that the paragraph shows, perhaps translated, without the numbers of its sources. */
function runningText(paragraph: HTMLElement): string {
  const copy = paragraph.cloneNode(true) as HTMLElement; // a clone of an HTMLElement is also an HTMLElement
  for (const number of copy.querySelectorAll("sup")) number.remove();
  return copy.textContent;
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
