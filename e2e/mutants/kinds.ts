/** The kinds of mutants. Each finds, in one node, the edits of that kind. */
import { calledName, child, nodesIn, type Node } from "./syntax";

/** Replaces the source between `start` and `end` by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** The function of drizzle that the text calls, if any. */
  calls?: string;
}

type Kind = (node: Node, source: string) => Edit[];

const textOf = (node: Node, source: string) => source.slice(node.start, node.end);
/** These nodes need brackets when they replace a larger expression. */
const bracketed = [
  "LogicalExpression",
  "ConditionalExpression",
  "ArrowFunctionExpression",
  "AwaitExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
];
const operand = (node: Node, source: string) =>
  bracketed.includes(node.type) ? `(${textOf(node, source)})` : textOf(node, source);
const replace = ({ start, end }: Node, text: string): Edit[] => [{ start, end, text }];

/** One edit for each of `parts`, which leaves that part out. `keep` is how many must stay. */
function leaveOut(whole: Node, parts: readonly Node[], keep: number, write: (rest: readonly Node[]) => string): Edit[] {
  if (parts.length <= keep) return [];
  return parts.flatMap((part) => replace(whole, write(parts.filter((other) => other !== part))));
}

/** A map in which each of a pair leads to the other. */
const swap = (pairs: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(pairs).flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
const andOr = swap({ "&&": "||", and: "or" });
const borders = swap({ "<": "<=", ">": ">=", lt: "lte", gt: "gte" });
const comparisons = swap({
  "===": "!==",
  "==": "!=",
  eq: "ne",
  isNull: "isNotNull",
  inArray: "notInArray",
  ".some": ".every",
});
const calculations = swap({
  "+": "-",
  "*": "/",
  "+=": "-=",
  ".min": ".max",
  ".floor": ".ceil",
});
const orders = swap({ asc: "desc" });

/** Replaces an operator by another one, or a called function by another one with the same arguments. */
function exchange(others: ReadonlyMap<string, string>): Kind {
  return (node, source) => [...operator(others)(node, source), ...called(others)(node)];
}

function operator(others: ReadonlyMap<string, string>): Kind {
  return (node, source) => {
    const [left, right] = [child(node, "left"), child(node, "right")];
    const other = others.get(String(node["operator"]));
    if (left === null || right === null || other === undefined || isText(left) || isText(right)) return [];
    const gap = source.slice(left.end, right.start).replace(String(node["operator"]), () => other);
    return [{ start: left.end, end: right.start, text: gap }];
  };
}

function called(others: ReadonlyMap<string, string>): (node: Node) => Edit[] {
  return (node) => {
    const name = calledName(node);
    const other = others.get(name);
    const callee = child(node, "callee");
    if (other === undefined || callee === null) return [];
    const length = name.replace(".", "").length;
    const edit = { start: callee.end - length, end: callee.end, text: other.replace(".", "") };
    return [name.startsWith(".") ? edit : { ...edit, calls: other }];
  };
}

const isText = ({ type, value }: Node) => type === "TemplateLiteral" || typeof value === "string";

/** Replaces `object.method(…)` by `object`, where the method is one of these. */
function dropMethod(...methods: readonly string[]): Kind {
  return (node, source) => {
    const object = child(child(node, "callee", "MemberExpression") ?? node, "object");
    return object !== null && methods.includes(calledName(node)) ? replace(node, operand(object, source)) : [];
  };
}

function calledWithout(...names: readonly string[]): Kind {
  return (node, source) => {
    const callee = child(node, "callee");
    if (callee === null || !names.includes(calledName(node))) return [];
    const parts = nodesIn(node["arguments"]);
    return leaveOut(node, parts, 1, (rest) => `${textOf(callee, source)}(${list(rest, source)})`);
  };
}

const list = (nodes: readonly Node[], source: string) => nodes.map((node) => textOf(node, source)).join(", ");

const not = (node: Node | null, source: string): Edit[] =>
  node === null ? [] : replace(node, `!(${textOf(node, source)})`);

export const kinds = {
  "and, or": exchange(andOr),
  border: exchange(borders),
  comparison: (node, source) =>
    calledName(node) === "anyOf"
      ? [{ start: node.start, end: node.end, text: `not(${textOf(node, source)})`, calls: "not" }]
      : exchange(comparisons)(node, source),
  calculation: (node, source) => {
    if (node.type !== "UpdateExpression") return exchange(calculations)(node, source);
    const name = textOf(node, source).replaceAll(/\+\+|--/g, "");
    return replace(node, textOf(node, source).includes("++") ? `${name}--` : `${name}++`);
  },
  constant: (node) => {
    const { value } = node;
    if (node.type !== "Literal") return [];
    if (typeof value === "boolean") return replace(node, String(!value));
    return typeof value === "number" ? replace(node, String(value < 100 ? value + 1 : value * 2)) : [];
  },
  "dropped filter": (node, source) => [
    ...calledWithout("and", "or")(node, source),
    ...dropMethod(".where", ".having", ".filter")(node, source),
  ],
  "dropped call": (node, source) => {
    const expression = node.type === "ExpressionStatement" ? child(node, "expression") : null;
    const text = textOf(node, source);
    // A directive such as "use client" is not a call, and a class that extends another must call super.
    if (expression === null || expression.type === "Literal" || text.startsWith("super(")) return [];
    return replace(node, ";");
  },
  "dropped condition": (node, source) => {
    if (node.type === "IfStatement") return node["alternate"] == null ? replace(node, ";") : [];
    if (node.type !== "LogicalExpression") return [];
    const sides = [child(node, "left"), child(node, "right")].filter((side) => side !== null);
    return (node["operator"] === "??" ? sides.slice(0, 1) : sides).flatMap((side) =>
      replace(node, operand(side, source)),
    );
  },
  "negated condition": (node, source) => {
    if (node.type === "IfStatement" || node.type === "ConditionalExpression") return not(child(node, "test"), source);
    const argument = node.type === "UnaryExpression" && node["operator"] === "!" ? child(node, "argument") : null;
    return argument === null ? [] : replace(node, operand(argument, source));
  },
  order: (node, source) => {
    if (![".sort", ".toSorted"].includes(calledName(node)))
      return [
        ...called(orders)(node),
        ...calledWithout(".orderBy")(node, source),
        ...dropMethod(".reverse", ".toReversed")(node, source),
      ];
    const compare = nodesIn(node["arguments"])[0];
    const [first, second] = nodesIn(compare?.["params"]);
    if (first === undefined || second === undefined) return dropMethod(".sort", ".toSorted")(node, source);
    return [{ start: first.start, end: second.end, text: `${textOf(second, source)}, ${textOf(first, source)}` }];
  },
  "shorter list": (node, source) =>
    node.type === "ArrayExpression"
      ? leaveOut(node, nodesIn(node["elements"]), 0, (rest) => `[${list(rest, source)}]`)
      : [],
} satisfies Record<string, Kind>;
