/**
 * Imported for its side effect by every component made of react-aria-components: the <style> that they add takes its nonce from here, and the
 * content security policy blocks it without one. The document's own scripts have the nonce.
 */
if (typeof document !== "undefined")
  Reflect.set(globalThis, "__webpack_nonce__", document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce);
export {};
