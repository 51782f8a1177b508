import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextField } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import type { Section } from "@/lib/features/screens/board/rules/attention";
import { noFilters, type Filters } from "./filters";
import styles from "./live-board.module.css";

interface BoardFiltersProps {
  filters: Filters;
  setFilters: (change: Partial<Filters>) => void;
  modes: readonly { id: string; name: string }[];
  /** Sections of the board that have teams now. */
  sections: readonly Section[];
  /** The sections of the class (T15). */
  groups: readonly string[];
  /** No team matches the filters. */
  isEmpty: boolean;
  /** Rendered before the button that unfolds the filters. */
  beside: ReactNode;
  children: ReactNode;
}

/** Chooses which teams the board shows, and says so when no team matches (T9, T15). */
export function BoardFilters({
  filters,
  setFilters,
  modes,
  sections,
  groups,
  isEmpty,
  beside,
  children,
}: BoardFiltersProps) {
  const t = useTranslations("activity.board");
  const find = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(Object.values(filters).some((chosen) => chosen !== ""));
  return (
    <>
      <div className={styles.fold}>
        {beside}
        <Button size="small" variant="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name="find" />
          {t("filters.open")}
        </Button>
      </div>
      <div className={styles.filters} role="search" aria-label={t("filters.label")} hidden={!isOpen}>
        <TextField
          ref={find}
          label={t("filters.name")}
          placeholder={t("filters.nameHint")}
          className={styles.filter}
          value={filters.name}
          autoComplete="off"
          maxLength={80}
          onChange={(event) => setFilters({ name: event.target.value })}
        />
        <FilterSelect
          label={t("filters.mode")}
          all={t("filters.allModes")}
          options={modes.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={{ value: filters.mode, label: filters.mode }}
          choose={(mode) => setFilters({ mode })}
        />
        <FilterSelect
          label={t("filters.section")}
          all={t("filters.allSections")}
          options={sections.map((value) => ({ value, label: t(`section.${value}`) }))}
          chosen={{ value: filters.section, label: filters.section === "" ? "" : t(`section.${filters.section}`) }}
          choose={(section) => setFilters({ section })}
        />
        {(groups.length > 0 || filters.group !== "") && (
          <FilterSelect
            label={t("filters.group")}
            all={t("filters.wholeClass")}
            options={groups.map((group) => ({ value: group, label: group }))}
            chosen={{ value: filters.group, label: filters.group }}
            choose={(group) => setFilters({ group })}
          />
        )}
        {children}
      </div>
      {isEmpty && (
        <div className={styles.none}>
          <p role="status">{t("filters.none")}</p>
          <Button
            size="small"
            onClick={() => {
              setFilters(noFilters);
              // The focused button disappears together with the sentence.
              find.current?.focus();
            }}
          >
            {t("filters.clear")}
          </Button>
        </div>
      )}
    </>
  );
}

interface Option<Value extends string> {
  value: Value;
  label: string;
}

interface FilterSelectProps<Value extends string> {
  label: string;
  /** The label of the option that filters nothing. */
  all: string;
  options: readonly Option<Value>[];
  /** Remains an option when no team has this value any more. */
  chosen: Option<Value | "">;
  choose: (value: Value | "") => void;
}

function FilterSelect<Value extends string>({ label, all, options, chosen, choose }: FilterSelectProps<Value>) {
  const isOffered = chosen.value === "" || options.some(({ value }) => value === chosen.value);
  const offered: Option<Value | "">[] = [{ value: "", label: all }, ...options, ...(isOffered ? [] : [chosen])];
  return (
    <NativeSelect
      label={label}
      className={styles.filter}
      value={chosen.value}
      onChange={(event) => choose(offered.find(({ value }) => value === event.target.value)?.value ?? "")}
    >
      {offered.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}
