import * as all from "@/lib/sync/queries/all-documents";
import * as rows from "@/lib/sync/queries/document-rows";
import * as documents from "@/lib/sync/queries/documents";
import { elsewhere, inAnyOrder, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id } from "@/lib/features/testing/labels";

const tests = "lib/sync/server/tests";

export const allDocumentsAnswers: Answers = {
  listDocuments: inAnyOrder(
    (tx) => pick(all.listDocuments(tx), "id", "kind"),
    [
      "closed document that ended · worksheet",
      "closed document · worksheet",
      "closed notes · notes",
      "document 1 · worksheet",
      "document 2 · worksheet",
      "document 3 · worksheet",
      "document 4 · worksheet",
      "document ended later · worksheet",
      "document ended without a word · worksheet",
      "document ended · worksheet",
      "document of who writes on · worksheet",
      "earlier closed document · worksheet",
      "earlier document 2 · worksheet",
      "earlier document 3 · worksheet",
      "earlier document 4 · worksheet",
      "earlier document ended later · worksheet",
      "earlier document ended without a word · worksheet",
      "earlier ended notes · notes",
      "earlier notes · notes",
      "ended notes · notes",
      "later notes · notes",
      "notes · notes",
      "other document · worksheet",
      "other notes · notes",
      "replaced document 1 · worksheet",
      "replaced document ended · worksheet",
      "replaced notes · notes",
      "text of ended feedback · feedback",
      "text of feedback 1 · feedback",
      "text of feedback 2 · feedback",
      "text of practice · feedback",
    ],
  ),
};

export const compactionAnswers: Answers = {
  storeCompaction: elsewhere(`${tests}/compaction.int.test.ts`),
  vacuumDocuments: elsewhere(`${tests}/compaction.int.test.ts`),
};

/** Limits for the rows that `loadDocument` loads. */
const oldest = {
  "before a time": { before: at(29).getTime(), rows: 99, bytes: 9_999 },
  "so many rows": { before: at(60).getTime(), rows: 1, bytes: 9_999 },
  "so many bytes": { before: at(60).getTime(), rows: 99, bytes: 1 },
};

const loaded = (found: rows.LoadedDocument | null) =>
  found === null
    ? []
    : [
        {
          kind: found.kind,
          closed: found.closed,
          version: found.snapshot?.version,
          authors: new Set(found.authors),
          rows: found.rows.map(({ author }) => author),
          compacted: found.compacted.map(({ writer }) => writer),
        },
      ];

export const documentRowsAnswers: Answers = {
  loadDocument: [
    ...each(inOrder, (label) => async (tx) => loaded(await rows.loadDocument(tx, id(label))), {
      "document 1": ["worksheet · 3 · {Ben, Rex, not Ben} · [Ada, Rex] · [compacted writer]"],
      "replaced document 1": ["worksheet · closed · no version · {} · [Ada, Lou] · []"],
      notes: ["notes · no version · {} · [Cem, Eve] · []"],
      "no document": [],
    }),
    ...each(
      inOrder,
      (label: keyof typeof oldest) => async (tx) =>
        loaded(await rows.loadDocument(tx, id("document 1"), oldest[label])),
      {
        "before a time": ["worksheet · 3 · {Ben, Rex, not Ben} · [Ada] · [compacted writer]"],
        "so many rows": ["worksheet · 3 · {Ben, Rex, not Ben} · [Ada] · [compacted writer]"],
        "so many bytes": ["worksheet · 3 · {Ben, Rex, not Ben} · [Ada] · [compacted writer]"],
      },
    ),
  ],
  isWritten: elsewhere("lib/features/ended-rows.int.test.ts"),
};

const numbers = (found: readonly number[]) => found.map((number) => ({ number }));

export const documentsAnswers: Answers = {
  findDocumentFacts: [
    ...each(inOrder, (label) => (tx) => documents.findDocumentFacts(tx, "worksheet", [id(label)]), {
      "sheet 1": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · sheet 1 · team 1 · returned · [replaced document 1 · 1 · closed, document 1 · 2] · [Rex · 0 · 0, Ben · 1 · 0, Ada · 2 · 0, Abe · 3 · 0] · [team 2, team 3]",
      ],
      "sheet 2": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · sheet 2 · team 2 · [document 2 · 1] · [Cem · 1 · 0, Dee · 0 · 0] · [team 1]",
      ],
      "sheet 3": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · sheet 3 · team 3 · [document 3 · 1] · [Kim · 0 · 0] · [team 1]",
      ],
      "earlier sheet 3": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · earlier sheet 3 · team 3 · archived · returned · [earlier document 3 · 1 · closed] · [Kim · 0 · 0] · [team 1]",
      ],
      "sheet 4": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · sheet 4 · team 4 · [document 4 · 1] · [Fay · 0 · 0] · []",
      ],
      "sheet ended": [
        "worksheet · lesson · class · compare · no pacedFrom · 2 · 5 · sheet ended · team ended · archived · returned · [replaced document ended · 0 · closed, document ended · 1 · closed] · [] · []",
      ],
    }),
    ...each(inOrder, (label) => (tx) => documents.findDocumentFacts(tx, "notes", [id(label)]), {
      match: [
        "notes · lesson · class · compare · no pacedFrom · 2 · 5 · match · 2 · [replaced notes · 1 · closed, notes · 2] · [Rex · 0 · 1, Ben · 1 · 1, Ada · 2 · 1, Abe · 3 · 1, Cem · 1 · 2, Dee · 0 · 2] · [team 2, team 1]",
      ],
      "ended match": [
        "notes · lesson · class · compare · no pacedFrom · 2 · 5 · ended match · ended · 2 · [ended notes · 1] · [Rex · 0 · 1, Ben · 1 · 1, Ada · 2 · 1, Abe · 3 · 1, Kim · 0 · 2] · [team 3, team 1]",
      ],
    }),
  ],
  findTeamNumbers: [
    ...each(inOrder, (label) => async (tx) => numbers(await documents.findTeamNumbers(tx, "worksheet", id(label))), {
      "sheet 1": ["1"],
      "earlier sheet 3": ["3"],
    }),
    ...each(inOrder, (label) => async (tx) => numbers(await documents.findTeamNumbers(tx, "notes", id(label))), {
      match: ["2", "1", "4"],
      "ended match": ["3", "1", "4"],
    }),
  ],
  loadDocumentTexts: inOrder(
    async (tx) => [await documents.loadDocumentTexts(tx, "worksheet", id("sheet 1"))],
    ["document 1 at 29 · from the snapshot ·  · document 1 at 28 ·  ·  ·  ·  · "],
  ),
  listDocumentTexts: [
    inOrder(
      (tx) => documents.listDocumentTexts(tx, "worksheet", ["sheet ended", "sheet 1", "no sheet"].map(id)),
      [
        "document ended at 25 ·  ·  ·  ·  ·  ·  ·  · ",
        "document 1 at 29 · from the snapshot ·  · document 1 at 28 ·  ·  ·  ·  · ",
        " ·  ·  ·  ·  ·  ·  ·  · ",
      ],
    ),
    inOrder((tx) => documents.listDocumentTexts(tx, "notes", [id("match")]), ["notes at 47 · notes at 48 · "]),
  ],
};

export const updatesAnswers: Answers = {
  rowKey: elsewhere(`${tests}/store.int.test.ts`),
  appendUpdates: elsewhere(`${tests}/store.int.test.ts`),
  compactionLock: elsewhere(`${tests}/compaction.int.test.ts`),
  isDataError: elsewhere(`${tests}/store.int.test.ts`),
  isRefusal: elsewhere(`${tests}/refused-documents.int.test.ts`),
};
