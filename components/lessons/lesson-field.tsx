"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { Marked } from "@/components/learning/reading/marked";
import { Button, IconButton } from "@/components/ui/controls/button";
import { Checkbox, NativeSelect, TextArea, TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Icon } from "@/components/ui/marks/icon";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { phases } from "@/lib/activity/rules/phases";
import { drawingIds } from "@/lib/content/drawings";
import type { Fault, FaultPath } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import { isSame, type Conflict, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import type { Case, ChoiceSource, Field } from "./lesson-fields";
import styles from "./lesson-form.module.css";

/** What each field of the form needs of the whole. */
export interface FormContext {
  /** The lesson as it is on screen. */
  lesson: Lesson;
  faults: readonly Fault[];
  conflicts: readonly Conflict[];
  /** undefined removes what is there. */
  set: (path: Path, value: Json | undefined) => void;
  /** Ends a conflict by keeping what is in the field, or by taking what the other has saved. */
  settle: (conflict: Conflict, keep: "mine" | "theirs") => void;
}

interface FieldProps {
  form: FormContext;
  field: Field;
  /** The place of the field's value in the lesson. */
  path: Path;
  value: Json | undefined;
}

const isAt = (a: FaultPath, b: Path) => a.length === b.length && a.every((key, at) => key === b[at]);
const isBelow = (a: FaultPath, b: Path) => a.length >= b.length && b.every((key, at) => key === a[at]);
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const within = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined;

/** A field of a lesson of any kind, with what is wrong about it beside it. */
export function LessonField(props: FieldProps) {
  const { field, path, value, form } = props;
  const t = useTranslations("lessons.fields");
  switch (field.kind) {
    case "text":
      return <TextOf {...props} label={t(field.label)} rows={field.rows} most={field.most} marked={field.marked} />;
    case "number":
      return <NumberOf {...props} label={t(field.label)} least={field.least} most={field.most} />;
    case "numbers":
      return <Numbers {...props} label={t(field.label)} most={field.most} />;
    case "tick":
      return (
        <Checkbox checked={value === true} onChange={({ currentTarget: { checked } }) => form.set(path, checked)}>
          {t(field.label)}
        </Checkbox>
      );
    case "choice":
      return <Choice {...props} label={t(field.label)} of={field.of} none={field.none} />;
    case "group":
      return (
        <Group title={t(field.label)} {...props}>
          <Fields {...props} fields={field.fields} />
        </Group>
      );
    case "optional":
      return (
        <Group title={t(field.label)} {...props}>
          {value === null || value === undefined ? (
            <p>
              <Button size="small" onClick={() => form.set(path, field.make())}>
                <Icon name="plus" /> {t("addThis")}
              </Button>
            </p>
          ) : (
            <>
              <Fields {...props} fields={field.fields} />
              <p>
                <Button size="small" variant="plain" onClick={() => form.set(path, null)}>
                  {t("leaveOut")}
                </Button>
              </p>
            </>
          )}
        </Group>
      );
    case "texts":
      return <Texts {...props} field={field} />;
    case "list":
      return <Items {...props} field={field} />;
    case "union":
      return <Union {...props} cases={field.cases} label={t(field.label)} />;
    case "per-mode": {
      const own = form.lesson.modes[Number(path[1])]?.id;
      const others = form.lesson.modes.filter(({ id }) => id !== own);
      return (
        <Group title={t(field.label)} {...props}>
          {others.map(({ id, name }) => (
            <TextOf
              key={id}
              form={form}
              field={field}
              path={[...path, id]}
              value={within(value, id)}
              label={name === "" ? t("mode") : name}
              rows={2}
              most={2_000}
              marked={false}
              isOptional
            />
          ))}
        </Group>
      );
    }
    case "per-question":
      return (
        <Group title={t(field.label)} {...props}>
          {form.lesson.caseStudy.questions.map(({ field: name, question }) => (
            <Group key={name} title={question === "" ? t("question") : question} form={form} path={[...path, name]}>
              <Fields
                form={form}
                path={[...path, name]}
                value={within(value, name) ?? field.make()}
                fields={field.fields}
              />
            </Group>
          ))}
        </Group>
      );
    case "minutes":
      return <Minutes {...props} label={t(field.label)} />;
  }
}

/** The fields of a group. A group that is not there yet is made by typing into it. */
export function Fields({ form, path, value, fields }: Omit<FieldProps, "field"> & { fields: readonly Field[] }) {
  return fields.map((field) => {
    const at = [...path, field.name];
    const own = within(value, field.name);
    const isMissing = path.length > 0 && typeof value === "object" && value !== null && !hasValue(form, path);
    const set: FormContext["set"] = (to, next) =>
      isMissing && to.length === at.length
        ? form.set(path, { ...value, [field.name]: next ?? null })
        : form.set(to, next);
    return (
      <LessonField key={field.name} form={isMissing ? { ...form, set } : form} field={field} path={at} value={own} />
    );
  });
}

function hasValue({ lesson }: FormContext, path: Path): boolean {
  // A lesson was read from JSON, so it is JSON.
  let value: Json | undefined = lesson;
  for (const key of path) value = Array.isArray(value) ? listOf(value)[Number(key)] : within(value, String(key));
  return value !== undefined;
}

/** What is wrong about a place, and what another teacher has saved there, below its field. */
function WithFaults({
  form,
  path,
  children,
}: Omit<FieldProps, "field" | "value"> & { children?: (errorId: string | undefined) => ReactNode }) {
  const t = useTranslations("lessons.faults");
  const id = useId();
  const faults = form.faults.filter((fault) => isAt(fault.path, path));
  return (
    <div className={styles.withFaults}>
      {children?.(faults.length > 0 ? id : undefined)}
      {faults.length > 0 && (
        <Notice kind="wrong" small id={id}>
          {faults.map(({ code, values }) => t(code, values)).join(" ")}
        </Notice>
      )}
      {form.conflicts
        .filter((conflict) => isAt(conflict.path, path))
        .map((conflict) => (
          <ConflictNotice key="conflict" conflict={conflict} settle={form.settle} />
        ))}
    </div>
  );
}

function ConflictNotice({ conflict, settle }: { conflict: Conflict; settle: FormContext["settle"] }) {
  const t = useTranslations("lessons.edit.conflict");
  const { theirs } = conflict;
  const shown = typeof theirs === "string" ? theirs : theirs === undefined ? "" : JSON.stringify(theirs, null, 1);
  return (
    <div className={styles.conflict} role="alert">
      <p>
        <b>{t(shown === "" ? "removed" : "changed")}</b>
      </p>
      {shown !== "" && <blockquote>{shown}</blockquote>}
      <p className={styles.row}>
        <Button size="small" onClick={() => settle(conflict, "theirs")}>
          {t("theirs")}
        </Button>
        <Button size="small" onClick={() => settle(conflict, "mine")}>
          {t("mine")}
        </Button>
      </p>
    </div>
  );
}

interface TextOfProps extends FieldProps {
  label: string;
  rows: number;
  most: number;
  marked: boolean;
  /** Nothing is stored for an empty text. */
  isOptional?: boolean;
  end?: ReactNode;
}

function TextOf({ form, path, value, label, rows, most, marked, isOptional = false, end }: TextOfProps) {
  const typed = textOf(value);
  const set = (next: string) => form.set(path, isOptional && next === "" ? undefined : next);
  return (
    <WithFaults form={form} path={path}>
      {(errorId) => (
        <>
          <div className={styles.line}>
            {rows === 1 ? (
              <TextField
                className={styles.wide}
                label={label}
                errorId={errorId}
                maxLength={most}
                value={typed}
                autoComplete="off"
                onChange={({ currentTarget }) => set(currentTarget.value)}
              />
            ) : (
              <TextArea
                className={styles.wide}
                label={label}
                errorId={errorId}
                rows={rows}
                maxLength={most}
                value={typed}
                onChange={({ currentTarget }) => set(currentTarget.value)}
              />
            )}
            {end}
          </div>
          {marked && /[[*]/.test(typed) && <Preview form={form} text={typed} />}
        </>
      )}
    </WithFaults>
  );
}

/** The text as students read it. */
function Preview({ form, text }: { form: FormContext; text: string }) {
  const t = useTranslations("lessons.edit");
  return (
    <div className={styles.preview}>
      <span className={styles.previewLabel}>{t("preview")}</span>
      <p>
        <Marked text={text} numbers={new Map(form.lesson.sources.map(({ id }, at) => [id, at + 1]))} />
      </p>
    </div>
  );
}

function Choice({
  form,
  path,
  value,
  label,
  of,
  none,
}: FieldProps & { label: string; of: ChoiceSource; none: boolean }) {
  const t = useTranslations("lessons.fields");
  const options = optionsOf(form.lesson, of, (look) => t("look", { look }));
  const chosen = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const isKnown = options.some(({ id }) => id === chosen);
  return (
    <WithFaults form={form} path={path}>
      {(errorId) => (
        <div className={styles.row}>
          <NativeSelect
            label={label}
            errorId={errorId}
            value={isKnown ? chosen : ""}
            onChange={({ currentTarget: { value: id } }) =>
              form.set(path, id === "" ? null : of === "looks" ? Number(id) : id)
            }
          >
            {(none || !isKnown) && (
              <option value="" disabled={!none}>
                {none ? t("none") : t("choose")}
              </option>
            )}
            {options.map(({ id, name }) => (
              <option key={id} value={id}>
                {name === "" ? t("unnamed") : name}
              </option>
            ))}
          </NativeSelect>
          {of === "looks" && typeof value === "number" && (
            <ModeMark mode={{ look: value as Lesson["modes"][number]["look"] }} size="big" />
          )}
        </div>
      )}
    </WithFaults>
  );
}

function optionsOf(
  lesson: Lesson,
  of: ChoiceSource,
  lookName: (look: number) => string,
): { id: string; name: string }[] {
  switch (of) {
    case "modes":
      return lesson.modes.map(({ id, name }) => ({ id, name }));
    case "sections":
      return lesson.sections.map(({ id, title }) => ({ id, name: title }));
    case "glossary":
      return lesson.glossary.map(({ id, term }) => ({ id, name: term }));
    case "figures":
      return lesson.figures.map(({ id, title }) => ({ id, name: title }));
    case "rubric":
      return lesson.rubric.map(({ id, name }) => ({ id, name }));
    case "looks":
      return [1, 2, 3, 4, 5, 6, 7, 8].map((look) => ({ id: String(look), name: lookName(look) }));
    case "drawings":
      return drawingIds.map((id) => ({ id, name: id.replaceAll("-", " ") }));
  }
}

function Group({ title, form, path, children }: { title: string; form: FormContext; path: Path; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      <WithFaults form={form} path={path} />
      {children}
    </fieldset>
  );
}

function Union({ form, path, value, cases, label }: FieldProps & { cases: readonly Case[]; label: string }) {
  const t = useTranslations("lessons.fields");
  const kind = textOf(within(value, "kind"));
  const chosen = cases.find((one) => one.kind === kind);
  /** What was typed for the other kinds, so that looking at another kind loses nothing. */
  const [left, setLeft] = useState<Readonly<Record<string, Json>>>({});
  return (
    <>
      <NativeSelect
        label={label}
        value={chosen === undefined ? "" : kind}
        onChange={({ currentTarget: { value: next } }) => {
          if (value !== undefined) setLeft({ ...left, [kind]: value });
          const to = cases.find((one) => one.kind === next);
          if (to !== undefined) form.set(path, left[next] ?? to.make());
        }}
      >
        {chosen === undefined && <option value="">{t("uploaded")}</option>}
        {cases.map((one) => (
          <option key={one.kind} value={one.kind}>
            {t(one.label)}
          </option>
        ))}
      </NativeSelect>
      <WithFaults form={form} path={path} />
      {chosen !== undefined && <Fields form={form} path={path} value={value} fields={chosen.fields} />}
    </>
  );
}

function Minutes({ form, field, path, value, label }: FieldProps & { label: string }) {
  const t = useTranslations("app.phases");
  return (
    <Group title={label} form={form} path={path}>
      <div className={styles.row}>
        {phases
          .filter((phase) => phase !== "setup" && phase !== "closed")
          .map((phase) => (
            <NumberOf
              key={phase}
              form={form}
              field={field}
              path={[...path, phase]}
              value={within(value, phase)}
              label={t(phase)}
              least={1}
              most={240}
              isOptional
            />
          ))}
      </div>
    </Group>
  );
}

/** A whole number. With `isOptional` an empty field stores nothing. */
function NumberOf({
  least,
  most,
  isOptional = false,
  ...props
}: FieldProps & { label: string; least: number; most: number; isOptional?: boolean }) {
  const t = useTranslations("lessons.edit");
  return (
    <ParsedText
      {...props}
      input={{ type: "number", min: least, max: most }}
      advice={t("wholeNumber", { least, most })}
      format={(value) => (typeof value === "number" ? String(value) : "")}
      parse={(typed) => {
        if (typed === "") return isOptional ? { value: undefined } : null;
        const value = Number(typed);
        return Number.isInteger(value) && value >= least && value <= most ? { value } : null;
      }}
    />
  );
}

function Numbers({ most, ...props }: FieldProps & { label: string; most: number }) {
  const t = useTranslations("lessons.edit");
  return (
    <ParsedText
      {...props}
      input={{ inputMode: "decimal" }}
      advice={t("numbers", { most })}
      format={(value) => listOf(value).map(String).join(" ")}
      parse={(typed) => {
        const value = typed
          .split(/[\s;]+/)
          .filter((each) => each !== "")
          .map(Number);
        return value.length <= most && value.every((n) => Number.isFinite(n) && n >= 0) ? { value } : null;
      }}
    />
  );
}

interface ParsedTextProps extends FieldProps {
  label: string;
  input: Pick<ComponentProps<"input">, "type" | "min" | "max" | "inputMode">;
  /** Shown while what is typed cannot be stored. */
  advice: string;
  format: (value: Json | undefined) => string;
  /** null: it cannot be stored. */
  parse: (typed: string) => { value: Json | undefined } | null;
}

/** A field whose text stands for another value. */
function ParsedText({ form, path, value, label, input, advice, format, parse }: ParsedTextProps) {
  const [typed, setTyped] = useState(() => format(value));
  const [seen, setSeen] = useState(value);
  const parsed = parse(typed);
  if (!isSame(seen, value)) {
    setSeen(value);
    // Another teacher has changed it, or it was put back.
    if (parsed === null || !isSame(parsed.value, value)) setTyped(format(value));
  }
  return (
    <WithFaults form={form} path={path}>
      {(errorId) => (
        <TextField
          {...input}
          className={input.type === "number" ? styles.number : styles.wide}
          label={label}
          errorId={errorId}
          error={parsed === null ? advice : undefined}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget: { value: next } }) => {
            setTyped(next);
            const stored = parse(next);
            if (stored !== null) form.set(path, stored.value);
          }}
        />
      )}
    </WithFaults>
  );
}

/** Moves and removes an item of a list. What was removed can be put back until the page is left. */
function useItems({ form, path, value }: Omit<FieldProps, "field">) {
  const items = listOf(value);
  const [removed, setRemoved] = useState<{ at: number; item: Json } | null>(null);
  const set = (next: readonly Json[]) => form.set(path, next);
  return {
    items,
    removed,
    add: (item: Json) => set([...items, item]),
    move: (at: number, by: -1 | 1) => {
      const [from, to] = [items[at], items[at + by]];
      if (from !== undefined && to !== undefined)
        set(items.map((item, n) => (n === at ? to : n === at + by ? from : item)));
    },
    remove: (at: number) => {
      const item = items[at];
      if (item === undefined) return;
      setRemoved({ at, item });
      set(items.filter((_, n) => n !== at));
    },
    restore: () => {
      if (removed !== null) set([...items.slice(0, removed.at), removed.item, ...items.slice(removed.at)]);
      setRemoved(null);
    },
  };
}

function Texts({ form, path, value, field }: FieldProps & { field: Field & { kind: "texts" } }) {
  const t = useTranslations("lessons.fields");
  const list = useItems({ form, path, value });
  return (
    <Group title={t(field.label)} form={form} path={path}>
      {list.items.map((text, at) => (
        <TextOf
          key={at}
          form={form}
          field={field}
          path={[...path, at]}
          value={text}
          label={t("numbered", { what: t(field.item), n: at + 1 })}
          rows={field.rows}
          most={2_000}
          marked={field.marked}
          end={<ItemButtons what={t("numbered", { what: t(field.item), n: at + 1 })} at={at} list={list} />}
        />
      ))}
      <div className={styles.row}>
        {list.items.length < field.most && (
          <Button size="small" onClick={() => list.add("")}>
            <Icon name="plus" /> {t("add", { what: t(field.item) })}
          </Button>
        )}
        <PutBack list={list} />
      </div>
    </Group>
  );
}

function Items({ form, path, value, field }: FieldProps & { field: Field & { kind: "list" } }) {
  const t = useTranslations("lessons.fields");
  const list = useItems({ form, path, value });
  const { cases, make } = field;
  const isFixed = make === null && cases === undefined;
  const kinds = cases ?? (make === null ? [] : [{ kind: "", label: field.item, make: () => make(list.items) }]);
  /** The place of the item that was just added. */
  const added = useRef<number | null>(null);
  const showAdded = (place: number, element: HTMLDetailsElement | null) => {
    if (element === null || added.current !== place) return;
    added.current = null;
    element.open = true;
    element.querySelector("summary")?.focus();
  };
  return (
    <Group title={t(field.label)} form={form} path={path}>
      {list.items.map((item, at) => {
        const own = [...path, at];
        const of = cases?.find((one) => one.kind === within(item, "kind"));
        const numbered = t("numbered", { what: t(of?.label ?? field.item), n: at + 1 });
        const name = nameOf(item);
        const faults = form.faults.filter((fault) => isBelow(fault.path, own)).length;
        const id = textOf(within(item, "id")) || textOf(within(item, "field"));
        return (
          <details key={id === "" ? at : id} className={styles.item} ref={(element) => showAdded(at, element)}>
            <summary>
              <b>{numbered}</b> {name !== "" && <span className={styles.itemName}>{name}</span>}{" "}
              {faults > 0 && <span className={styles.count}>{t("faults", { count: faults })}</span>}
            </summary>
            <div className={styles.itemFields}>
              <WithFaults form={form} path={own} />
              {field.mark !== undefined && (
                <p className="small quiet">
                  {t.rich("mark", { mark: field.mark(id), code: (chunks) => <code>{chunks}</code> })}
                </p>
              )}
              <Fields form={form} path={own} value={item} fields={of?.fields ?? field.fields} />
              {!isFixed && (
                <div className={styles.row}>
                  <ItemButtons what={numbered} at={at} list={list} />
                </div>
              )}
            </div>
          </details>
        );
      })}
      {!isFixed && (
        <div className={styles.row}>
          {list.items.length < field.most &&
            kinds.map((kind) => (
              <Button
                key={kind.kind}
                size="small"
                onClick={() => {
                  const item = kind.make();
                  if (item === null) return;
                  added.current = list.items.length;
                  list.add(item);
                }}
              >
                <Icon name="plus" /> {t("add", { what: t(kind.label) })}
              </Button>
            ))}
          <PutBack list={list} />
        </div>
      )}
    </Group>
  );
}

/** What an item is called: its first text. */
function nameOf(item: Json): string {
  for (const name of ["name", "title", "term", "question", "cite", "prompt", "claim", "code", "text"]) {
    const text = textOf(within(item, name));
    if (text !== "") return text.length > 80 ? `${text.slice(0, 80)}…` : text;
  }
  return "";
}

type List = ReturnType<typeof useItems>;

function ItemButtons({ what, at, list }: { what: string; at: number; list: List }) {
  const t = useTranslations("lessons.fields");
  return (
    <span className={styles.buttons}>
      <IconButton label={t("up", { what })} disabled={at === 0} onClick={() => list.move(at, -1)}>
        <Icon name="up" />
      </IconButton>
      <IconButton label={t("down", { what })} disabled={at === list.items.length - 1} onClick={() => list.move(at, 1)}>
        <Icon name="down" />
      </IconButton>
      <IconButton label={t("remove", { what })} onClick={() => list.remove(at)}>
        <Icon name="x" />
      </IconButton>
    </span>
  );
}

const focus = (element: HTMLElement | null) => element?.focus();

function PutBack({ list }: { list: List }) {
  const t = useTranslations("lessons.fields");
  if (list.removed === null) return null;
  const { item } = list.removed;
  const name = typeof item === "string" ? item.slice(0, 40) : nameOf(item);
  return (
    // What was pressed is gone, so the focus comes here.
    <Button key={`${list.removed.at} ${name}`} ref={focus} size="small" variant="plain" onClick={list.restore}>
      <Icon name="undo" /> {t("putBack", { what: name === "" ? t("unnamed") : name })}
    </Button>
  );
}
