"use client";

import { useComeBack } from "@/components/page-frame/problem/reload-when-ready";
import "@/components/ui/look/tokens.css";
import "@/components/ui/look/ground.css";

/** What `app.problem` says, as it is (a test compares them): drawn when not even the root layout could be, and it brings the messages. */
export const words = {
  title: "This page could not be shown",
  text: "Load the page again. If that does not help, tell your teacher or the person who runs Crosscase here.",
  again: "Load again",
};

export default function GlobalError() {
  useComeBack();
  return (
    <html lang="en">
      <body>
        <main className="read">
          <title>{words.title}</title>
          <h1>{words.title}</h1>
          <p>{words.text}</p>
          <p>
            <button type="button" onClick={() => location.reload()}>
              {words.again}
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
