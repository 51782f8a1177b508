import { useTranslations } from "next-intl";
import { CommentList, shortened } from "@/components/reviewing/sheet/comment-list";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ReviewField } from "@/lib/document-format/fields";
import { CommentEditor } from "./comment-editor";
import styles from "./field-comments.module.css";
import type { useComments } from "./use-comments";
import type { ChosenPassage } from "./use-passage";
import type { useSaves } from "./use-saves";

interface FieldCommentsProps {
  field: ReviewField;
  /** The passage selected in this field. */
  passage: ChosenPassage["passage"] | null;
  editing: ReturnType<typeof useComments>;
  saves: ReturnType<typeof useSaves>;
}

/** The comments on one field, with the editor, or the button that opens it. */
export function FieldComments({ field, passage, editing, saves }: FieldCommentsProps) {
  const t = useTranslations("review");
  const { comments, draft } = editing;
  return (
    <>
      <CommentList
        label={t("comment.label")}
        comments={comments.filter((one) => one.field === field && one.id !== draft?.id)}
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
        // A press must not clear the selection.
        <Button
          size="small"
          variant="plain"
          className={styles.comment}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => void editing.begin(field, passage)}
        >
          <Icon name="comment" />
          {passage === null ? t("comment.onThis") : t("comment.onWords", { quote: shortened(passage.quote) })}
        </Button>
      )}
    </>
  );
}
