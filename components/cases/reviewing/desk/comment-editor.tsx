import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { shortenQuote } from "@/components/cases/reviewing/sheet/comment-list";
import { Button } from "@/components/ui/controls/button";
import { maxCommentLength } from "@/lib/features/cases/reviewing/rules/review";
import { bankId, CommentBankList, optionId } from "./comment-bank-list";
import { useCommentBank } from "./use-comment-bank";
import type { CommentDraft } from "./comment-draft";
import styles from "./comment-editor.module.css";

interface CommentEditorProps {
  draft: CommentDraft;
  dirty: boolean;
  saving: boolean;
  /** The text to which another teacher has changed the comment since the editor opened; null: deleted; undefined: unchanged. */
  changedTo: string | null | undefined;
  /** The sentence of the last refusal. */
  refused: string | null;
  onType: (text: string) => void;
  onCommit: () => void;
  /** Deletes a stored comment, or discards a new one. */
  onDrop: () => void;
  /** Closes the editor without changing a stored comment. */
  onClose: () => void;
}

/** Ctrl+Enter stores the comment; Escape closes the editor when nothing would be lost. */
export function CommentEditor({
  draft,
  dirty,
  saving,
  changedTo,
  refused,
  onType,
  onCommit,
  onDrop,
  onClose,
}: CommentEditorProps) {
  const t = useTranslations("review.comment");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), [draft.id]);
  const bank = useCommentBank(area, onType);
  const about =
    draft.field === "case"
      ? t("case")
      : draft.passage === null
        ? t("onWhole")
        : t("onPassage", { quote: shortenQuote(draft.passage.quote) });
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onCommit();
      }}
    >
      <label htmlFor="comment">{about}</label>
      <textarea
        id="comment"
        ref={area}
        value={draft.text}
        maxLength={maxCommentLength}
        rows={4}
        dir="auto"
        aria-describedby="comment-says"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={bank.offered === null ? undefined : bankId}
        aria-activedescendant={(bank.offered?.length ?? 0) > 0 ? optionId(bank.active) : undefined}
        onChange={(event) => {
          onType(event.target.value);
          bank.follow();
        }}
        onSelect={bank.follow}
        onBlur={bank.close}
        onKeyDown={(event) => {
          if (bank.press(event)) return;
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onCommit();
          if (event.key === "Escape" && !dirty) onClose();
        }}
      />
      <CommentBankList bank={bank} />
      {changedTo !== undefined && (
        <p className={styles.refused} role="status">
          {changedTo === null ? t("deleted") : t("changed", { text: changedTo })}
        </p>
      )}
      <p id="comment-says" className={refused === null ? styles.kept : styles.refused} role="status">
        {refused !== null && `${refused} ${t("stillHere")}`}
        {refused === null && t(dirty ? "kept" : "slash")}
      </p>
      <div className={styles.acts}>
        <Button type="submit" size="small" disabled={saving || draft.text.trim() === ""}>
          {t(draft.before === null ? "add" : "save")}
        </Button>
        {draft.before === null && (
          <Button size="small" variant="plain" onClick={onDrop}>
            {t("drop")}
          </Button>
        )}
        {draft.before !== null && (
          <Button size="small" variant="plain" onClick={onClose}>
            {t("leave")}
          </Button>
        )}
        {draft.before !== null && (
          <Button size="small" variant="danger" disabled={saving} onClick={onDrop}>
            {t("delete")}
          </Button>
        )}
      </div>
    </form>
  );
}
