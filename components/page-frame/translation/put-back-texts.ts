/**
 * Lets a browser translate pages that React changes (S11, docs/decisions/0012-plain-data-and-pages.md). A translator replaces a text node by
 * a stand-in, a `<font>` or another text node, but React still uses the original. So the original is put back before React removes it or inserts
 * something before it, and after React has changed it. The translator then translates it again.
 */
export function putBackTexts({ Node, Text, MutationObserver, document }: Window & typeof globalThis): void {
  const standIns = new WeakMap<Node, ChildNode>();
  /** The original texts of each stand-in, in order: a translator may replace several texts of a sentence by one. */
  const originals = new WeakMap<Node, Text[]>();
  const isStandIn = (node: Node | null): node is ChildNode => node instanceof Text || node?.nodeName === "FONT";

  const putBack = (text: Node) => {
    const standIn = standIns.get(text);
    if (standIn === undefined) return;
    const texts = originals.get(standIn) ?? [];
    for (const one of texts) standIns.delete(one);
    standIn.replaceWith(...texts);
  };

  const observer = new MutationObserver((records) => {
    /** A text that was removed beside one of these was translated; a text that was removed beside an older node was removed by React. */
    const added = new Set(records.flatMap((record) => Array.from(record.addedNodes).filter(isStandIn)));
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === "characterData") putBack(target);
      // The translator has put these originals back itself.
      for (const node of addedNodes) standIns.delete(node);
      for (const node of removedNodes) {
        // Its originals can no longer be put back, and the stand-ins that follow would otherwise retain them in memory.
        originals.delete(node);
        if (!(node instanceof Text)) continue;
        const standIn = [...addedNodes, previousSibling, nextSibling].filter(isStandIn).find((one) => added.has(one));
        if (standIn === undefined) continue;
        standIns.set(node, standIn);
        originals.set(standIn, [...(originals.get(standIn) ?? []), node]);
        observer.observe(node, { characterData: true });
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true });

  // Each is called on its node below.
  // oxlint-disable-next-line typescript/unbound-method
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode !== this) putBack(child);
    // A translator has removed it without a stand-in, so its place is unknown.
    if (child.parentNode === null && child instanceof Text) return child;
    return removeChild.call(this, child) as Child; // it returns its argument
  };
  Node.prototype.insertBefore = function <New extends Node>(this: Node, node: New, before: Node | null): New {
    if (before !== null && before.parentNode !== this) putBack(before);
    const isLost = before?.parentNode === null && before instanceof Text;
    return insertBefore.call(this, node, isLost ? null : before) as New; // it returns its argument
  };
}
