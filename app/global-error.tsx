"use client";

import { useReloadWhenReady } from "@/components/page-frame/problem/reload-when-ready";
import { locale } from "@/lib/messages/locale";
import "@/components/ui/look/tokens.css";
import "@/components/ui/look/base.css";

/** A copy of the messages in `app.problem`, which a test compares. It is needed when the root layout, which loads messages, has failed. */
export const messages = {
  title: "This page did not load",
  text: "Load the page again. If that does not help, tell your teacher or the person who runs Crosscase.",
  again: "Load again",
};

export default function GlobalError() {
  useReloadWhenReady();
  return (
    <html lang={locale}>
      <body>
        <main className="read">
          <title>{messages.title}</title>
          <h1>{messages.title}</h1>
          <p>{messages.text}</p>
          <p>
            <button type="button" onClick={() => location.reload()}>
              {messages.again}
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
