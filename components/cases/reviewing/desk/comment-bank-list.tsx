import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { CommentBank } from "./use-comment-bank";
import styles from "./comment-bank-list.module.css";

export const bankId = "comment-bank";
export const optionId = (index: number) => `${bankId}-${index}`;

/** The teacher's own earlier comments, listed below the comment box. The focus stays in the box; arrow keys choose a comment. */
export function CommentBankList({ bank: { offered, instead, active, insert } }: { bank: CommentBank }) {
  const t = useTranslations("review.bank");
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = offered !== null || instead !== null;
  // Shows the whole list above the keys at the foot of the window. Braces, because newer browsers return a promise, which is no clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen, offered?.length]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <>
      <p className="vh" role="status">
        {isOpen && (instead === null ? t("announce", { n: offered?.length ?? 0 }) : t(instead))}
      </p>
      {isOpen && (
        <div ref={box} className={styles.bank}>
          <p className={styles.title} aria-hidden="true">
            {t(instead ?? (offered?.length === 0 ? "none" : "title"))}
          </p>
          {offered !== null && offered.length > 0 && (
            <div ref={list} id={bankId} role="listbox" aria-label={t("title")}>
              {offered.map((comment, index) => (
                <button
                  key={comment}
                  id={optionId(index)}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  dir="auto"
                  className={clsx(index === active && styles.active)}
                  // A click must not take the focus from the box.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => insert(comment)}
                >
                  {comment}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </>
  );
}
