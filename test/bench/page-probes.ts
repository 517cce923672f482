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

/** Makes an empty page one that does what the window does with nothing behind it: the browser's own part of the cost. */
export function becomeBare(height: number): void {
  const section = document.createElement('section');
  section.ariaLabel = 'Incidents';
  const field = document.createElement('input');
  const text = document.createElement('p');
  const list = document.createElement('div');
  list.role = 'listbox';
  Object.assign(list.style, { height: '600px', overflow: 'auto' });
  const lines = document.createElement('div');
  lines.style.height = `${height}px`;
  list.append(lines);
  section.append(field, text, list);
  document.body.append(section);
  field.addEventListener('input', () => {
    text.textContent = field.value;
  });
  window.push = (_push, value) => {
    text.textContent = JSON.stringify(value);
  };
}

/**
 * Notes for every input how long it took until what it changed in the pane around it was on the screen: a deferred list
 * counts with its own paint, not with that of the text field. A clock that ticks meanwhile was not changed by the key.
 */
export function watchPaints(pane: string): void {
  window.paintDelays = [];
  let typedAt: number | null = null;
  const painted = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  const isClock = ({ target }: MutationRecord) =>
    (target instanceof Element ? target : target.parentElement)?.closest('time');
  addEventListener(
    'input',
    ({ timeStamp }) => {
      typedAt = timeStamp;
      window.paintDelays.push(0);
    },
    true,
  );
  const watched = document.querySelector(pane);
  if (watched === null) throw new Error(`the page has no ${pane}`);
  const changes = new MutationObserver((mutations) => {
    const [from, key] = [typedAt, window.paintDelays.length - 1];
    if (from === null || mutations.every(isClock)) return;
    painted(() => {
      window.paintDelays[key] = performance.now() - from;
    });
  });
  changes.observe(watched, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
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
