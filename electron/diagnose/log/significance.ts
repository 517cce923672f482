import type { LogLine } from './log-lines.ts';

/** Lines that stand between an error and the end without saying anything: frames of a stack, farewells. */
const FRAMES =
  /^\s*$|^\s+(?:at |File "|\^|from |\.{3}|in |raise |return |await |\d{1,6}:|- |[|~^])|^\s{2,}\S|^(?:at |\.\.\. \d|goroutine \d|created by |exit status|Process \d|Node\.js v\d|Traceback \(|During handling|The above exception|[\w./*()-]{1,200}\.[\w.()*-]{1,100}\((?:[\dxa-f{}, ?]{0,200}|\.\.\.)\)$|note: run with|stack backtrace|\[signal |rax |r[a-d]x |---|={3,}|\}|\]|\)|npm (?:ERR!|error)|error Command failed|info Visit |yarn run|command terminated|\+ |\^)/;
const FAREWELL =
  /^(?:\S{1,60}: ?)?(?:[Ss]hutting down|[Ss]hutdown|[Ss]topping|[Ss]topped|[Ee]xiting|[Ee]xited|[Tt]erminating|[Bb]ye|[Gg]oodbye|[Cc]lean(?:ing)? ?up|[Cc]losing|[Cc]losed|[Ff]lush(?:ing|ed)?|[Rr]eceived (?:SIG)?TERM|[Ww]orker (?:exiting|failed to boot)|[Aa]borting|[Dd]raining|HikariPool-\d{1,3} - Shutdown|Application (?:shutdown|run failed)|Error starting ApplicationContext)/;

export function isFrame({ quote }: LogLine): boolean {
  return FRAMES.test(quote.slice(0, 400));
}

export function isAftermath(line: LogLine): boolean {
  return isFrame(line) || FAREWELL.test(line.text.slice(0, 200));
}

/** For each line, how many lines that say something come after it. */
export function distancesFromEnd(lines: readonly LogLine[]): number[] {
  const distances: number[] = [];
  let after = 0;
  for (const [index, line] of lines.toReversed().entries()) {
    distances[lines.length - 1 - index] = after;
    if (!isAftermath(line)) after += 1;
  }
  return distances;
}

const SUCCESS =
  /\b(?:(?:re)?connected|connection (?:established|restored|ok|opened|succeeded)|succe(?:ss|eded|ssful|ssfully)|recovered|re-?established|restored|healthy|ready|listening|started|resumed|completed|finished|caught up|back online|available again|resolved|(?:served|handled|processed|synced|returned) |200(?: OK)?\b|fell back|falling back|using (?:the )?(?:default|fallback|cached?)|continuing|accepting connections|is up)\b/i;
const NOT_SUCCESS =
  /\b(?:not|un|no|never|last|fail\w{0,4}|cannot|can't|could|unable|waiting|until|refused|error|exception|before|dis|isn't|wasn't|when|if|panic|fatal|unsuccessful\w{0,2}|abort\w{0,3}|exit\w{0,3}|shut\w{0,6}|stop\w{0,4}|disconnect\w{0,3}|retry\w{0,3})\b/i;

/** Says that something works (again). */
export function isSuccess(line: LogLine): boolean {
  if (line.level === 'error' || line.level === 'fatal') return false;
  const text = line.text.slice(0, 300);
  return SUCCESS.test(text) && !NOT_SUCCESS.test(text);
}

/** Text about troubles, not from them: what people write, and instructions to whoever reads. */
const TALK =
  /\b(?:tickets?|comment(?:ed)?|feedback|review(?:ed)? by|prompt|search(?:ing)? (?:for|query|term)|user (?:said|wrote|asked|message|input)|customers? (?:said|says|wrote|reports?)|chat(?: message)?|article|blog|documentation|help page|runbook|for example|tutorial|faq|knowledge ?base|instructions?:?|ignore (?:all|any|previous|the (?:above|previous))|root cause|diagnos(?:e|is|tic)|confidence|assistant|simulat(?:ed|ing|ion)|test case|expected (?:error|failure)|if you see|in case of|keyword)\b|^\s{0,8}(?:(?:not )?ok \d{1,5}|[✓✔]|PASS\b)/i;
/** The same, in lines that only inform. */
const MENTION =
  /\b(?:subject|title|query|email|message|docs?|alert|rule|dashboard|indexed|subscribed|template|article|metric|label|registered|loaded|handler|counter|received|processing|body|text|payload|event|e\.g\.|example)\b/i;
/** Even an error may be about an attempt to steer whoever reads it. */
const STEERING =
  /ignore (?:all|any|previous)|root cause is|confidence|system prompt|\bticket\b|(?:user|customer)s? (?:said|says|wrote)/i;

export function isTalk({ text, level }: LogLine): boolean {
  const head = text.slice(0, 600);
  if (level === 'fatal' || level === 'error') return STEERING.test(head);
  return TALK.test(head) || ((level === 'info' || level === 'debug') && MENTION.test(head));
}

/** The program itself says that it took it in its stride. */
const HANDLED =
  /\b(?:ignor(?:ed|ing)|skipp(?:ed|ing)|handled|recovered|non[- ]?fatal|harmless|continu(?:e|ing)|fall(?:ing)?[- ]?back|fallback|degraded|using (?:default|cache)|best[- ]effort|will (?:be )?re-?tr(?:y|ied)|deprecat\w{0,4})\b/i;

export function isHandled({ text }: LogLine): boolean {
  return HANDLED.test(text);
}
