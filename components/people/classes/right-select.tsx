"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NativeSelect } from "@/components/ui/controls/field";
import { teacherRights, type TeacherRight } from "@/lib/activity/rules/class-teachers";

interface RightSelectProps {
  label: ReactNode;
  value: TeacherRight;
  onChange: (may: TeacherRight) => void;
}

/** Chooses what a teacher may do in a class (Q25). */
export function RightSelect({ label, value, onChange }: RightSelectProps) {
  const t = useTranslations("teacher.class.teachers.may");
  return (
    <NativeSelect label={label} value={value} onChange={(event) => onChange(event.target.value as TeacherRight)}>
      {teacherRights.map((may) => (
        <option key={may} value={may}>
          {t(may)}
        </option>
      ))}
    </NativeSelect>
  );
}
