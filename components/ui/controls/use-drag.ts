import { useEffect, useRef, type PointerEvent, type RefObject } from "react";
import { dragThreshold, scrollStep } from "./drag-motion";

interface DragEvents<Item> {
  onLift: (item: Item) => void;
  /** The `data-place` under the pointer, or null. */
  onOver: (place: string | null) => void;
  onDrop: (item: Item, place: string | null) => void;
  onCancel: (item: Item) => void;
}

/**
 * Dragging with pointer events, by mouse, pen and touch alike. `ghost` is what follows the pointer.
 * A press that does not travel stays a click.
 */
export function useDrag<Item>(ghost: RefObject<HTMLElement | null>, given: DragEvents<Item>) {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const ended = useRef(false);
  /** Stops the current drag; null without one. */
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (press: PointerEvent<HTMLElement>, item: Item) => {
    ended.current = false;
    if (press.button !== 0 || !press.isPrimary) return;
    const chip = press.currentTarget;
    const box = chip.getBoundingClientRect();
    const hold = { x: press.clientX - box.left, y: press.clientY - box.top };
    let at = { x: press.clientX, y: press.clientY };
    let lifted = false;
    let frame = 0;
    const pointerId = press.pointerId;
    chip.setPointerCapture(pointerId);

    const follow = () => {
      if (!chip.isConnected) return cancel();
      const step = scrollStep(at.y, window.innerHeight);
      if (step !== 0) window.scrollBy(0, step);
      ghost.current?.style.setProperty("transform", `translate(${at.x - hold.x}px, ${at.y - hold.y}px) rotate(-1deg)`);
      latest.current.onOver(placeAt(at));
      frame = requestAnimationFrame(follow);
    };
    const move = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      // A refresh may have removed the item from the page, or moved it elsewhere.
      if (!chip.isConnected) return cancel();
      at = { x: event.clientX, y: event.clientY };
      if (!lifted && Math.hypot(at.x - press.clientX, at.y - press.clientY) >= dragThreshold) {
        lifted = true;
        latest.current.onLift(item);
        frame = requestAnimationFrame(follow);
      }
    };
    const finish = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", interrupted);
      chip.removeEventListener("lostpointercapture", interrupted);
      if (chip.hasPointerCapture(pointerId)) chip.releasePointerCapture(pointerId);
      window.removeEventListener("keydown", escape);
      stop.current = null;
      latest.current.onOver(null);
    };
    const up = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      finish();
      if (!lifted) return;
      ended.current = true;
      latest.current.onDrop(item, placeAt({ x: event.clientX, y: event.clientY }));
    };
    const cancel = () => {
      finish();
      if (!lifted) return;
      ended.current = true;
      latest.current.onCancel(item);
    };
    // An icon inside the item, when touched, loses its pointer capture to the item: that is no interruption.
    const interrupted = (event: globalThis.PointerEvent) => {
      const isOwn = event.type === "pointercancel" || event.target === chip;
      if (event.pointerId === pointerId && isOwn) cancel();
    };
    // Not every browser focuses a pressed button, so the key listener is on the window.
    const escape = (event: KeyboardEvent) => {
      if (event.key === "Escape") cancel();
    };
    window.addEventListener("keydown", escape);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", interrupted);
    chip.addEventListener("lostpointercapture", interrupted);
    stop.current = cancel;
  };

  return {
    onPointerDown,
    /** Cancels the current drag. @returns whether there was one */
    cancelDrag: () => {
      const running = stop.current;
      running?.();
      return running !== null;
    },
    /** Whether a click only ended a drag, and must be ignored. A click by a key has the detail 0 and never ends a drag. */
    isAfterDrag: (click: Pick<UIEvent, "detail">) => {
      const was = ended.current && click.detail > 0;
      ended.current = false;
      return was;
    },
  };
}

function placeAt({ x, y }: { x: number; y: number }): string | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-place]")?.dataset["place"] ?? null;
}
