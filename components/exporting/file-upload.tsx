"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "@/components/ui/display/notice";
import { FilePicker } from "./file-picker";
import { readSentence } from "./read-sentence";

type State = { is: "idle" } | { is: "sending"; name: string } | { is: "refused"; sentence: string };

interface Sentences {
  /** No answer came. */
  broken: string;
  /** The answer is that of a page. */
  gone: string;
  /** The others speak of an import, unless they are given. */
  choose?: string;
  sending?: (name: string) => string;
  tooLarge?: string;
}

interface FileUploadProps<T> {
  /** Where the file is sent. */
  to: string;
  /** The most bytes. */
  most: number;
  /** The kinds of file, as in an input's `accept`. */
  accept?: string;
  sentences: Sentences;
  /** Another file can be chosen after `onDone`. */
  again?: boolean;
  /** Called when a file is chosen. */
  onBegin?: () => void;
  /** Called with what the route has answered. */
  onDone: (answer: T) => void;
}

/** Sends one file to a route of ours, and says that it is on its way, or why it was refused. */
export function FileUpload<T>({
  to,
  most,
  accept = ".json,application/json",
  sentences,
  again = false,
  onBegin,
  onDone,
}: FileUploadProps<T>) {
  const t = useTranslations("exporting.file");
  const [state, setState] = useState<State>({ is: "idle" });

  async function send(file: File) {
    onBegin?.();
    if (file.size > most) {
      const sentence = sentences.tooLarge ?? t("tooLarge", { most: most / 1024 / 1024 });
      return setState({ is: "refused", sentence });
    }
    setState({ is: "sending", name: file.name });
    try {
      const answer = await fetch(to, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      if (answer.ok && !answer.redirected) {
        onDone((await answer.json()) as T); // the shape that our own route returns
        if (again) setState({ is: "idle" });
        return;
      }
      setState({ is: "refused", sentence: (await readSentence(answer)) ?? sentences.gone });
    } catch {
      setState({ is: "refused", sentence: sentences.broken });
    }
  }

  return (
    <>
      <FilePicker
        label={sentences.choose ?? t("choose")}
        accept={accept}
        disabled={state.is === "sending"}
        onFile={(file) => void send(file)}
      />
      {state.is === "sending" && (
        <p className="quiet" role="status">
          {sentences.sending?.(state.name) ?? t("sending", { name: state.name })}
        </p>
      )}
      {state.is === "refused" && (
        <Notice kind="wrong" live>
          {state.sentence}
        </Notice>
      )}
    </>
  );
}
