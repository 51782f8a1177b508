/**
 * Imported for its side effect by every component that uses react-aria-components: the <style> that they add takes its nonce from here, because the
 * content security policy blocks a <style> without a nonce. The nonce is read from the document's own scripts.
 */
if (typeof document !== "undefined")
  Reflect.set(globalThis, "__webpack_nonce__", document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce);
export {};
