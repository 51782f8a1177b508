/**
 * For its side effect, by every part made of react-aria-components: the one <style> they add takes its nonce from here, and
 * without one the content security policy refuses it. The document's own scripts carry the nonce that counts.
 */
if (typeof document !== "undefined")
  Reflect.set(globalThis, "__webpack_nonce__", document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce);
export {};
