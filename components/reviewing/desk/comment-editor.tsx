import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { shortened } from "@/components/reviewing/sheet/comment-list";
import { Button } from "@/components/ui/controls/button";
import { maxCommentLength } from "@/lib/rules/reviewing/review";
import type { Draft } from "./use-comments";
import styles from "./comment-editor.module.css";

interface CommentEditorProps {
  draft: Draft;
  dirty: boolean;
  saving: boolean;
  /** Why the last try did not store it. */
  refused: string | null;
  onType: (text: string) => void;
  onCommit: () => void;
  /** Deletes it; a new one is discarded. */
  onDrop: () => void;
  /** Leaves a stored one as it was. */
  onClose: () => void;
}

/** Ctrl+Enter stores the comment; Escape closes the editor when nothing would be lost. */
export function CommentEditor({
  draft,
  dirty,
  saving,
  refused,
  onType,
  onCommit,
  onDrop,
  onClose,
}: CommentEditorProps) {
  const t = useTranslations("review.comment");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), [draft.id]);
  const about = draft.passage === null ? t("onWhole") : t("onPassage", { quote: shortened(draft.passage.quote) });
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
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onCommit();
          if (event.key === "Escape" && !dirty) onClose();
        }}
      />
      <p id="comment-says" className={refused === null ? styles.kept : styles.refused} role="status">
        {refused !== null && `${refused} ${t("stillHere")}`}
        {refused === null && dirty && t("kept")}
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
