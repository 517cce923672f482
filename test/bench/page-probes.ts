import type { Incident } from '../../shared/incident.ts';
import type { Pushes } from '../../shared/ipc.ts';

/** What runs inside the measured page, so that nothing in here may use anything from outside its function. */

declare global {
  interface Window {
    /** ms from each key to the paint of all that it changed. */
    paintDelays: number[];
    push<P extends keyof Pushes>(push: P, value: Pushes[P]): void;
  }
}

/**
 * Notes for every input how long it took until what it changed was on the screen: a deferred list counts with its own
 * paint, not with that of the text field.
 */
export function watchPaints(): void {
  window.paintDelays = [];
  let typedAt: number | null = null;
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  addEventListener(
    'input',
    ({ timeStamp }) => {
      typedAt = timeStamp;
      window.paintDelays.push(0);
    },
    true,
  );
  new MutationObserver(() => {
    const [from, key] = [typedAt, window.paintDelays.length - 1];
    if (from === null) return;
    painted(() => {
      window.paintDelays[key] = performance.now() - from;
    });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Scrolls the list from top to bottom, so many pixels a frame. Returns ms between frames. */
export async function framesWhileScrolling(pixels: number): Promise<number[]> {
  const list = document.querySelector('[role=listbox]');
  if (list === null) throw new Error('the page shows no list');
  const frames: number[] = [];
  list.scrollTop = 0;
  let before = await new Promise(requestAnimationFrame);
  while (list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
    list.scrollTop += pixels;
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}

/** Pushes changed incidents, one at a time, evenly over so many seconds. Returns the frames of each second. */
export async function framesWhileUpdating(plan: {
  incidents: Incident[];
  perSecond: number;
  seconds: number;
}): Promise<number[]> {
  const { incidents, perSecond, seconds } = plan;
  const frames = Array.from({ length: seconds }, () => 0);
  const startedAt = performance.now();
  const second = () => Math.floor((performance.now() - startedAt) / 1000);
  let pushed = 0;
  const timer = setInterval(() => {
    const due = Math.min(seconds * perSecond, ((performance.now() - startedAt) / 1000) * perSecond);
    for (; pushed < due; pushed++) {
      const incident = incidents[(pushed * 7919) % incidents.length] as Incident;
      const changed = { ...incident, count: incident.count + pushed, lastSeen: new Date().toISOString() };
      incidents[(pushed * 7919) % incidents.length] = changed;
      window.push('incidents', [changed]);
    }
  }, 1000 / perSecond);
  for (let now = second(); now < seconds; now = second()) {
    await new Promise(requestAnimationFrame);
    const at = second();
    if (at < seconds) frames[at] = (frames[at] ?? 0) + 1;
  }
  clearInterval(timer);
  if (pushed < seconds * perSecond * 0.9) throw new Error(`only ${pushed} updates were pushed`);
  return frames;
}
