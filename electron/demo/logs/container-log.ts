import { hash, noise } from '../random.ts';
import { type Voice, voiceOf } from './voices.ts';

/** One run of a container: what its log is made from. Times are epoch ms. */
export interface ContainerRun {
  image: string;
  pod: string;
  container: string;
  startedAt: number;
  /** Absent while it runs. */
  finishedAt?: number;
  lastWords: string[];
}

export interface LogLine {
  time: number;
  text: string;
}

const STARTUP_STEP_MS = 180;
/** As much as the kubelet keeps of a chatty container (containerLogMaxSize), in lines. */
const KEPT_LINES = 2_000;

/** The lines of a run up to `now`, oldest first: always the same for the same run and moment. */
export function containerLog(run: ContainerRun, now: number): LogLine[] {
  const voice = voiceOf(run.image);
  const end = Math.min(run.finishedAt ?? now, now);
  const key = `${run.pod}/${run.container}/${run.startedAt}`;
  const lines: LogLine[] = [];
  const say = (time: number, template: string, index: number) => {
    if (time <= end) lines.push({ time, text: fill(template, time, `${key}/${index}`, run.pod) });
  };
  const died = run.finishedAt !== undefined && run.lastWords.length > 0;
  const startup = died && end - run.startedAt < 3_000 ? voice.startup.slice(0, 1) : voice.startup;
  startup.forEach((line, index) => {
    say(run.startedAt + (index + 1) * STARTUP_STEP_MS, line, index);
  });
  steadyLines(voice, run, end, key, say);
  if (run.finishedAt !== undefined) {
    run.lastWords.forEach((text, index) => {
      lines.push({ time: end - run.lastWords.length + index, text });
    });
  }
  return lines;
}

function steadyLines(
  voice: Voice,
  run: ContainerRun,
  end: number,
  key: string,
  say: (time: number, template: string, index: number) => void,
): void {
  const begin = run.startedAt + 2_000;
  const last = Math.floor((end - begin) / voice.everyMs);
  for (let index = Math.max(0, last - KEPT_LINES); index <= last; index++) {
    const jitter = noise(`${key} ${index} when`) * 0.8 * voice.everyMs;
    const template = voice.steady[hash(`${key} ${index}`) % voice.steady.length];
    if (template) say(Math.floor(begin + index * voice.everyMs + jitter), template, index);
  }
}

function fill(template: string, time: number, seed: string, pod: string): string {
  const iso = new Date(time).toISOString();
  const random = (what: string) => noise(`${seed} ${what}`);
  const values: Record<string, string> = {
    iso,
    pod,
    klog: `I${iso.slice(5, 7)}${iso.slice(8, 10)} ${iso.slice(11, 23)}000       1`,
    epoch: String(Math.floor(time / 1000)),
    id: hash(`${seed} id`).toString(16).padStart(8, '0') + hash(`${seed} id2`).toString(16).padStart(8, '0'),
    n: String(Math.floor(random('n') * 9) + 1),
    ms: String(Math.floor(random('ms') ** 3 * 400) + 3),
    user: String(Math.floor(random('user') * 90_000) + 10_000),
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
