"use client";
import { useTranslations } from "next-intl";
import { FileUpload } from "@/components/exporting/file-upload";
import { pictureLimit } from "@/lib/content/picture-limits";
import type { UploadedPicture } from "@/lib/features/lessons/pictures";
import type { Path } from "@/lib/features/lessons/rules/merge";
import type { FormContext } from "./form-context";
import styles from "./lesson-form.module.css";

interface PictureUploadProps {
  form: FormContext;
  /** The place of the figure's picture in the lesson. */
  path: Path;
  /** "" before a picture is uploaded. */
  image: string;
}

/** The picture of a figure, and the way to upload another one. The server cleans it, so what is shown is what students get. */
export function PictureUpload({ form, path, image }: PictureUploadProps) {
  const t = useTranslations("lessons.edit.upload");
  const to = `/teacher/lessons/${form.lessonId}/pictures`;
  return (
    <>
      {image !== "" && <img className={styles.picture} src={`${to}/${image}`} alt={t("preview")} />}
      <p className="small quiet">{t("text", { most: pictureLimit / 1024 })}</p>
      <FileUpload
        to={to}
        most={pictureLimit}
        accept=".png,.svg,image/png,image/svg+xml"
        again
        sentences={{
          choose: t("choose"),
          sending: (name) => t("sending", { name }),
          tooLarge: t("tooLarge", { most: pictureLimit / 1024 }),
          broken: t("broken"),
          gone: t("gone"),
        }}
        onDone={(picture: UploadedPicture) => form.set(path, { kind: "image", ...picture })}
      />
    </>
  );
}
