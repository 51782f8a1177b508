/**
 * S11: lets a browser translate pages that React changes (docs/decisions/0012-plain-data-and-pages.md). A translator takes a text out of
 * the page and puts a `<font>`, or another text, with the translation in its place; React goes on with the text that it knows. So the text is put
 * back before React removes it or inserts something before it, and after React has changed it. The translator then translates it again.
 */
export function putBackTexts({ Node, Text, MutationObserver, document }: Window & typeof globalThis): void {
  const standIns = new WeakMap<Node, ChildNode>();
  /** The texts of a stand-in, in order: a translator may write one for a whole sentence. */
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
    /** A text that is removed beside one of these was translated; beside an older one, React removed it. */
    const added = new Set(records.flatMap((record) => Array.from(record.addedNodes).filter(isStandIn)));
    for (const { type, target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      if (type === "characterData") putBack(target);
      // The translator has put them back itself.
      for (const node of addedNodes) standIns.delete(node);
      for (const node of removedNodes) {
        // What it stood for is out of reach, and would otherwise be retained by whatever comes after it.
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
    // Some translator has left nothing by which its place could be found.
    if (child.parentNode === null && child instanceof Text) return child;
    return removeChild.call(this, child) as Child; // what it was given
  };
  Node.prototype.insertBefore = function <New extends Node>(this: Node, node: New, before: Node | null): New {
    if (before !== null && before.parentNode !== this) putBack(before);
    const isLost = before?.parentNode === null && before instanceof Text;
    return insertBefore.call(this, node, isLost ? null : before) as New; // what it was given
  };
}
