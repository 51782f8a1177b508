import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { chooseVoice, cutUtterances } from "@/lib/rules/learning/aloud";
import styles from "./read-aloud.module.css";

type ReadAloudState = "silent" | "reading" | "paused" | "failed";

interface Utterance {
  text: string;
  /** What it is a part of. */
  paragraph: HTMLElement;
}

/**
 * S11: reads the `data-aloud` elements of the article around `place`, by the browser's own voices. One utterance after the other is given to the
 * browser, and a pause ends the present one, which is read again afterwards: browsers differ in what they do with a queue and with their own pause.
 */
export function useReadAloud(place: RefObject<HTMLElement | null>) {
  const [state, setState] = useState<ReadAloudState>("silent");
  const text = useRef<{ utterances: readonly Utterance[]; at: number }>({ utterances: [], at: 0 });
  /** What is being spoken. Chrome forgets an utterance, and its end, to which nothing refers. */
  const spoken = useRef<SpeechSynthesisUtterance | null>(null);
  const marked = useRef<HTMLElement | null>(null);

  const mark = useCallback((paragraph: HTMLElement | null) => {
    const before = marked.current;
    if (paragraph === before) return;
    before?.classList.remove(styles.now ?? "");
    paragraph?.classList.add(styles.now ?? "");
    marked.current = paragraph;
    // Whoever has scrolled away from what is read stays there.
    if (before === null || isInWindow(before)) paragraph?.scrollIntoView({ block: "nearest" });
  }, []);

  const silence = useCallback(() => {
    if (spoken.current === null) return;
    // Its end is not the end of a sentence.
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
    // Some browsers go on after the page has gone.
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

/** A voice for the language that the page has now: a browser that translates it changes that. */
function pageVoice(): SpeechSynthesisVoice | null {
  return chooseVoice(speechSynthesis.getVoices(), document.documentElement.lang);
}

function hasPageVoice(): boolean {
  return "speechSynthesis" in window && pageVoice() !== null;
}

/** Voices come some time after the page. */
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

/** What the paragraph shows, perhaps translated, without the numbers of its sources. */
function runningText(paragraph: HTMLElement): string {
  const copy = paragraph.cloneNode(true) as HTMLElement; // of an HTMLElement
  for (const number of copy.querySelectorAll("sup")) number.remove();
  return copy.textContent;
}

function isInWindow(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
