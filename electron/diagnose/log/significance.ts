import type { LogLine } from './log-lines.ts';

/** Lines that stand between an error and the end without saying anything: frames of a stack, farewells. */
const FRAMES =
  /^\s*$|^\s+(?:at |File "|\^|from |\.{3}|in |raise |return |await |\d{1,6}[:\s▕]|- |[|~^➜+])|^(?:at |\d{1,3}\. .{1,200} @ 0x|\.\.\. \d|goroutine \d|created by |exit status|Process \d|Node\.js v\d|Traceback \(|During handling|The above exception|[\w./*()-]{1,200}\.[\w.()*-]{1,100}\((?:[\dxa-f{}, ?]{0,200}|\.\.\.)\)$|note: run with|stack backtrace|\[signal |rax |r[a-d]x |---|={3,}|\}|\]|\)|npm (?:ERR!|error|notice|warn)\s{0,4}(?:$|A complete log|\/|code |errno|path |command |Exit status|This is probably|Failed at|Lifecycle|syscall|in workspace|at |location|workspace|signal)|error Command failed|info Visit |yarn run|command terminated|\+ |\^)/;
const FAREWELL =
  /^(?:\S{1,60}: ?)?(?:[Ss]hutting down|[Ss]hutdown|[Ss]topping|[Ss]topped|[Ee]xiting|[Ee]xited|[Tt]erminating|[Bb]ye|[Gg]oodbye|[Cc]lean(?:ing)? ?up|[Cc]losing|[Cc]losed|[Ff]lush(?:ing|ed)?|[Rr]eceived (?:SIG)?TERM|[Ww]orker (?:exiting|failed to boot)|[Aa]borting|[Dd]raining|HikariPool-\d{1,3} - Shutdown|Application (?:shutdown|run failed)|Error starting ApplicationContext)/;

/** Words of which a line is made that says that it ends, and nothing of why. */
const GENERIC = new Set(
  `a abort aborted aborting above an and application because been boot by check code critical details did due during
  encountered error errors exception exceptions exit exited exiting fail failed failure fatal fatally for from gave
  giving has have in info information is it log logs main more not normally now of occurred on please process
  processing program refer report run see server service severe shut shutdown shutting start started starting startup
  status stop stopped stopping systemexit terminate terminated terminating the this to unable unexpectedly unhandled
  unrecoverable up was were while will with`.split(/\s+/),
);
/** What PostgreSQL and others add to the line before. */
const DETAIL = /^(?:HINT|DETAIL|CONTEXT|STATEMENT|QUERY|LOCATION|LINE \d{1,6}|Hint|hint|help|note|Note)\b ?:/;
const RETRY = /^(?:\S{1,60}: ?)?(?:[Rr]etry(?:ing)?|[Tt]rying again|[Ww]ill retry|[Bb]ack(?:ing)? off)\b/;

/** Stands after an error and says nothing of its own. */
export function isEmpty({ text }: LogLine): boolean {
  const said = text.slice(0, 200).trim();
  if (DETAIL.test(said) || RETRY.test(said)) return true;
  const words = said.toLowerCase().match(/[a-z0-9_'-]{1,60}/g) ?? [];
  const others = words.filter((word) => !GENERIC.has(word) && !/^\d{1,5}$/.test(word));
  // The name of the program may stand first.
  return (
    words.length > 0 &&
    (others.length === 0 || (words.length > 3 && others.length === 1 && words[0] === others[0]))
  );
}

/** Of a stack, a dump or a drawing. */
export function isFrame({ quote }: LogLine): boolean {
  return FRAMES.test(quote.slice(0, 400));
}

/** What is told further in belongs to the line before. */
function isIndented({ quote }: LogLine): boolean {
  return /^\s{2}/.test(quote);
}

export function isAftermath(line: LogLine): boolean {
  return isFrame(line) || isIndented(line) || FAREWELL.test(line.text.slice(0, 200)) || isEmpty(line);
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

const TROUBLE =
  /error|fail|fatal|invalid|cannot|can't|could not|unable|expired|missing|denied|refus|abort|not found|unsupported|exception|unexpected|too (?:old|many|small|large|low)/i;

/** Words that tell of an error, whatever the level. */
export function tellsOfTrouble({ text }: LogLine): boolean {
  return TROUBLE.test(text);
}

const SUCCESS =
  /\b(?:(?:re)?connected|connection (?:established|restored|ok|opened|succeeded)|succe(?:ss|eded|ssful|ssfully)|recovered|re-?established|restored|healthy|ready|listening|started|resumed|completed|finished|caught up|back online|available again|(?:issue|problem|incident) resolved|(?:served|handled|processed|synced|returned) |200(?: OK)?\b|fell back|falling back|using (?:the )?(?:default|fallback|cached?)|continuing|accepting connections|is up)\b/i;
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
  /\b(?:tickets? (?:#|\w{0,8}-?\d|says?|said|about|text|titled|subject|comment|from)|comment(?:ed)? (?:by|on)|feedback (?:from|form|text)|review(?:ed)? by|prompt:|search(?:ing)? (?:for|query|term)|user (?:said|wrote|asked|message|input)|customers? (?:said|says|wrote|reports?)|chat message|(?:blog|help|faq|runbook|tutorial|knowledge ?base) (?:post|article|page|entry)|for example|instructions?:|ignore (?:all|any|previous|the (?:above|previous))|root cause|diagnos(?:e|is|tic)|confidence|assistant|simulat(?:ed|ing|ion)|test case|expected (?:error|failure)|if you see|in case of|keyword)\b|^\s{0,8}(?:(?:not )?ok \d{1,5}|[✓✔]|PASS\b)/i;
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
  /\b(?:ignor(?:ed|ing)|skipp(?:ed|ing)|handled|recovered|non[- ]?fatal|harmless|continu(?:e|ing)|fall(?:ing)?[- ]?back|fallback|degraded|using (?:default|cache)|best[- ]effort|will (?:be )?re-?tr(?:y|ied)|retried|deprecat\w{0,4})\b/i;

export function isHandled({ text }: LogLine): boolean {
  return HANDLED.test(text);
}

/** The program only supposes. */
const SUPPOSED = /\b(?:perhaps|maybe|possibly|might (?:be|have)|probably|could be|most likely)\b/i;

export function isSupposed({ text }: LogLine): boolean {
  return SUPPOSED.test(text);
}
