"use client";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Checkbox, NativeSelect } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { ModeMark } from "@/components/ui/marks/mode-mark";
import { phases } from "@/lib/activity/rules/phases";
import type { FaultPath } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import { asJson, valueAt, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { WithFaults } from "./field-faults";
import { keyOf, nameOf, optionsOf, textOf, within, type FieldProps, type FormContext } from "./form-context";
import { ItemButtons, PutBack, useItems } from "./item-list";
import { partOf, type Case, type ChoiceSource, type Field } from "./lesson-fields";
import styles from "./lesson-form.module.css";
import { PictureUpload } from "./picture-upload";
import { NumberOf, Numbers, TextOf } from "./text-fields";

const isBelow = (a: FaultPath, b: Path) => b.every((key, at) => key === a[at]);
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
          <Optional {...props} field={field} />
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
    case "upload":
      return <PictureUpload form={form} path={path.slice(0, -1)} image={textOf(value)} />;
    case "minutes":
      return <Minutes {...props} label={t(field.label)} />;
  }
}

/** A part that a lesson may lack. What was typed before it was left out can be put back until the page is left. */
function Optional({ form, path, value, field }: FieldProps & { field: Field & { kind: "optional" } }) {
  const t = useTranslations("lessons.fields");
  const key = keyOf(form.lesson, path);
  const before = form.removed.get(key) ?? [];
  const left = before.at(-1);
  if (value === null || value === undefined)
    return (
      <p className={styles.row}>
        <Button size="small" onClick={() => form.set(path, field.make())}>
          <Icon name="plus" /> {t("addThis")}
        </Button>
        {left !== undefined && (
          <Button
            size="small"
            variant="plain"
            onClick={() => {
              form.set(path, left.item);
              form.setRemoved(key, before.slice(0, -1));
            }}
          >
            <Icon name="undo" /> {t("putBack", { what: nameOf(left.item) || t(field.label) })}
          </Button>
        )}
      </p>
    );
  return (
    <>
      <Fields form={form} path={path} value={value} fields={field.fields} />
      <p>
        <Button
          size="small"
          variant="plain"
          onClick={() => {
            form.setRemoved(key, [...before, { at: 0, item: value }]);
            form.set(path, null);
          }}
        >
          {t("leaveOut")}
        </Button>
      </p>
    </>
  );
}

/** The fields of a group. A group that is not there yet is made by typing into it. */
export function Fields({ form, path, value, fields }: Omit<FieldProps, "field"> & { fields: readonly Field[] }) {
  return fields.map((field) => {
    const at = [...path, field.name];
    const own = within(value, field.name);
    const isMissing =
      path.length > 0 &&
      typeof value === "object" &&
      value !== null &&
      valueAt(asJson(form.lesson), path) === undefined;
    const set: FormContext["set"] = (to, next) =>
      isMissing && to.length === at.length
        ? form.set(path, { ...value, [field.name]: next ?? null })
        : form.set(to, next);
    return (
      <LessonField key={field.name} form={isMissing ? { ...form, set } : form} field={field} path={at} value={own} />
    );
  });
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
  const options = optionsOf(form.lesson, of, (look) => t("look", { look: String(look) }));
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

function Texts({ form, path, value, field }: FieldProps & { field: Field & { kind: "texts" } }) {
  const t = useTranslations("lessons.fields");
  const list = useItems({ form, path, value, most: field.most });
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
  const list = useItems({ form, path, value, most: field.most });
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
        const faults = form.faults.filter(
          (fault) => isBelow(fault.path, own) && partOf(fault.path) === form.part,
        ).length;
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
