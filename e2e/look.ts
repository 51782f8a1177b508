/**
 * What a page looks like to axe, as one string: its elements with their roles, classes and states, which of them have words, and
 * which targets are small. Not the words themselves, nor what anything is called: a page that differs in those only is the same again.
 */
export function provideLook(): void {
  const named = new Set(["id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-details", "aria-errormessage", "headers", "list", "form"]);
  const worded = new Set(["aria-label", "aria-description", "aria-valuetext", "title", "datetime", "alt", "placeholder", "content", "value", "src", "action"]);
  const least = 24; // px, of WCAG 2.2's target size

  const look = (): string => {
    // Which ids are the same, not what they are.
    const ids = new Map<string, number>();
    const nth = (id: string) => ids.get(id) ?? ids.set(id, ids.size).size;
    const filled = (text: string) => (text.trim() === "" ? 0 : 1);
    const attribute = ({ name, value }: Attr): string => {
      if (named.has(name)) return `${name}=${value.split(/\s+/).map(nth).join(" ")}`;
      if (worded.has(name)) return `${name}=${filled(value)}`;
      if (name === "href") return `href=${value.startsWith("#") ? nth(value.slice(1)) : filled(value)}`;
      return `${name}=${value.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")}`;
    };
    const small = (element: Element): string => {
      if (!element.matches("a, button, input, select, textarea, summary, [role], [tabindex]")) return "";
      const { x, y, width, height } = element.getBoundingClientRect();
      return width === 0 || (width >= least && height >= least) ? "" : [x, y, width, height].map(Math.round).join();
    };
    const state = (element: Element): string => {
      if (element instanceof HTMLInputElement) return `${filled(element.value)}${element.checked}${element.disabled}`;
      return element instanceof HTMLTextAreaElement ? `${filled(element.value)}${element.disabled}` : "";
    };
    const parts: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Text) {
        if (filled(node.data) === 1) parts.push("t");
      } else if (node instanceof Element && !node.matches("script, style, link, meta:not([name=viewport])")) {
        parts.push(`<${node.localName} ${Array.from(node.attributes, attribute).join(" ")} ${state(node)} ${small(node)}`);
        node.childNodes.forEach(walk);
        parts.push(">");
      }
    };
    walk(document.documentElement);
    const media = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)", "print"].map((query) => matchMedia(query).matches);
    return [innerWidth, innerHeight, ...media, ...parts].join("\n");
  };
  (window as unknown as { crosscaseLook: () => string }).crosscaseLook = look;
}
