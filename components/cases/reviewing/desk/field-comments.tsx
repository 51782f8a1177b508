import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CommentList, shortenQuote } from "@/components/cases/reviewing/sheet/comment-list";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { CommentField } from "@/lib/sync/format/fields";
import { CommentEditor } from "./comment-editor";
import styles from "./field-comments.module.css";
import type { useComments } from "./use-comments";
import type { ChosenPassage } from "./use-passage";
import type { useSaves } from "./use-saves";

interface FieldCommentsProps {
  field: CommentField;
  /** The passage selected in this field. */
  passage: ChosenPassage["passage"] | null;
  editing: ReturnType<typeof useComments>;
  saves: ReturnType<typeof useSaves>;
  /** The name of the comment's author; null when that is the reader. */
  by: (teacherId: string) => string | null;
}

/** The comments on one field or on the case, with the editor, or the button that opens it. */
export function FieldComments({ field, passage, editing, saves, by }: FieldCommentsProps) {
  const t = useTranslations("review");
  const { comments, draft } = editing;
  return (
    <>
      <CommentList
        label={t("comment.label")}
        comments={comments.filter((one) => one.field === field && one.id !== draft?.id)}
        ofCase={field === "case"}
        by={(id) => {
          const name = by(comments.find((one) => one.id === id)?.teacherId ?? "");
          return name === null ? null : t("comment.by", { name });
        }}
        acts={(id) => {
          const comment = comments.find((one) => one.id === id);
          return (
            comment && (
              <Button variant="link" className={styles.change} onClick={() => void editing.change(comment)}>
                {t("comment.change")}
              </Button>
            )
          );
        }}
      />
      {draft?.field === field ? (
        <CommentEditor
          key={draft.id}
          draft={draft}
          dirty={editing.dirty}
          saving={saves.state.is === "saving"}
          changedTo={editing.changedTo}
          refused={saves.state.is === "failed" ? saves.state.sentence : null}
          onType={editing.type}
          onCommit={() => void editing.commit()}
          onDrop={() => {
            saves.forget();
            void editing.drop();
          }}
          onClose={() => {
            saves.forget();
            editing.close();
          }}
        />
      ) : (
        // A click must not clear the selection.
        <Button
          size="small"
          variant="plain"
          className={clsx(styles.comment, field !== "case" && passage === null && styles.quiet)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => void editing.begin(field, passage)}
        >
          <Icon name="comment" />
          {field === "case" && t("comment.onCase")}
          {field !== "case" &&
            (passage === null ? t("comment.onThis") : t("comment.onWords", { quote: shortenQuote(passage.quote) }))}
        </Button>
      )}
    </>
  );
}
