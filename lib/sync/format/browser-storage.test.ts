import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { addressCookie } from "@/lib/process/address-cookie";
import {
  formKey,
  hiddenNamesCookie,
  commentDraftKey,
  lessonDraftKey,
  copyMayWriteKey,
  copyMetadataPrefixes,
  copyName,
  databasePrefix,
  isFormKey,
  isOfStudents,
  isSetAsideKey,
  pageCacheName,
  parseCopyName,
  restoredReadCookie,
  reviewKeysKey,
  seenWorkKey,
  setAsidePrefix,
  themeCookie,
} from "./browser-storage";

const worksheet = { kind: "worksheet", id: "w1", epoch: 3 } as const;

describe("names on the device", () => {
  it("R6: stay as they are, since devices hold data under them", () => {
    expect([
      copyName("ada", worksheet),
      setAsidePrefix("ada"),
      pageCacheName("ada", "b7"),
      formKey("ada", "a1", "final"),
      seenWorkKey("ada", "a1"),
      commentDraftKey("s1"),
      lessonDraftKey("l1"),
      databasePrefix,
      reviewKeysKey,
      themeCookie,
      restoredReadCookie,
      hiddenNamesCookie,
      addressCookie,
      copyMetadataPrefixes.unsent,
      copyMetadataPrefixes.wrote,
      copyMayWriteKey,
    ]).toEqual([
      "crosscase/ada/worksheet/w1/3",
      "crosscase/ada/kept/",
      "crosscase/ada/pages/b7",
      "crosscase-ballot:ada:a1:final",
      "crosscase/ada/work/a1",
      "crosscase:comment:s1",
      "crosscase:lesson:l1",
      "database:",
      "crosscase:review-keys",
      "crosscase-theme",
      "crosscase-restored-read",
      "crosscase-hidden-names",
      "crosscase-address",
      "unsent/",
      "wrote/",
      "may-write",
    ]);
  });

  it("S1p: what is a student's is known by its name, and whose it is", () => {
    const ofAda = [
      copyName("ada", worksheet),
      databasePrefix + copyName("ada", worksheet),
      `${setAsidePrefix("ada")}1`,
      pageCacheName("ada", "b7"),
      formKey("ada", "a1", "before"),
      seenWorkKey("ada", "a1"),
    ];
    for (const name of ofAda) expect([name, isOfStudents(name), name.includes("ada")]).toEqual([name, true, true]);
    for (const name of [commentDraftKey("s1"), reviewKeysKey, themeCookie, restoredReadCookie, addressCookie, "other"])
      expect(isOfStudents(name)).toBe(false);
    expect(ofAda.filter((name) => isSetAsideKey(name))).toEqual([`${setAsidePrefix("ada")}1`]);
    expect(ofAda.filter((name) => isSetAsideKey(name, "ben"))).toEqual([]);
    expect(ofAda.filter((name) => isFormKey(name))).toEqual([formKey("ada", "a1", "before")]);
    expect(ofAda.filter((name) => isFormKey(name, "ben"))).toEqual([]);
  });

  it("R14: a copy's name is parsed to what it was made of, and no other name is a copy's", () => {
    expect(parseCopyName(copyName("ada", worksheet))).toEqual({ person: "ada", document: worksheet });
    for (const name of [
      `${setAsidePrefix("ada")}1`,
      pageCacheName("ada", "b7"),
      seenWorkKey("ada", "a1"),
      "crosscase/ada/worksheet/w1/x",
      "other",
    ])
      expect(parseCopyName(name)).toBeNull();
  });

  it("S1p: the service worker knows its caches, and whose each is, by the same names", () => {
    const worker = readFileSync(path.resolve(import.meta.dirname, "../../../public/a/worker.js"), "utf8");
    const prefix = /^const prefix = "(.*)";$/m.exec(worker)?.[1] ?? "";
    expect(prefix).not.toBe("");
    expect(pageCacheName("ada", "b7").startsWith(prefix)).toBe(true);
    expect(worker).toContain(`\`${pageCacheName("<student>", "<build>")}\``);
    expect(worker).toContain('const [, student] = name.split("/");');
    expect(pageCacheName("ada", "b7").split("/")[1]).toBe("ada");
  });
});
