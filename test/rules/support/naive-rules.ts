import { builtInRules } from '../../../electron/rules/built-in-rules.ts';
import type { WrittenRule } from '../../../electron/rules/rule-schema.ts';
import type { Consequences, Rule, RuleFacts, When } from '../../../shared/rules.ts';
import { NOW } from './facts.ts';

/**
 * The rule table as naively as the words of the issue: patterns tried letter by letter, JavaScript's own regexes,
 * everything looked at from the start each time.
 */

export const DEFAULTS = {
  severities: ['critical', 'warning'],
  off: ['job_failed'],
  routes: ['native', 'ntfy:all'],
} as const;

function naiveGlob(glob: string, text: string): boolean {
  if (glob === '') return text === '';
  if (glob[0] === '{') {
    const rest = glob.slice(glob.indexOf('}') + 1);
    const choices = glob.slice(1, glob.indexOf('}')).split(',');
    return choices.some((choice) => naiveGlob(choice + rest, text));
  }
  if (glob[0] === '[') {
    const end = glob.indexOf(']', 2);
    const isNot = glob[1] === '!' || glob[1] === '^';
    const isIn = naiveLetters(glob.slice(isNot ? 2 : 1, end)).includes(text[0] ?? '');
    return text !== '' && isIn !== isNot && naiveGlob(glob.slice(end + 1), text.slice(1));
  }
  if (glob[0] === '*') {
    for (let cut = 0; cut <= text.length; cut++) if (naiveGlob(glob.slice(1), text.slice(cut))) return true;
    return false;
  }
  return text !== '' && (glob[0] === '?' || glob[0] === text[0]) && naiveGlob(glob.slice(1), text.slice(1));
}

/** "a-c" is abc; a "-" at an end is itself. */
function naiveLetters(inside: string): string[] {
  if (inside.length >= 3 && inside[1] === '-') {
    const [from = '', , to = ''] = inside;
    const letters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    return [...letters.filter((letter) => from <= letter && letter <= to), ...naiveLetters(inside.slice(3))];
  }
  return inside === '' ? [] : [inside[0] ?? '', ...naiveLetters(inside.slice(1))];
}

function naivePattern(pattern: string, text: string): boolean {
  const regex = /^\/(.*)\/(i?)$/s.exec(pattern);
  return regex ? new RegExp(regex[1] ?? '', regex[2]).test(text) : naiveGlob(pattern, text);
}

function naiveText(patterns: string[], text: string | undefined): boolean {
  const positive = patterns.filter((pattern) => !pattern.startsWith('!'));
  const negative = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  if (patterns.length === 0) return false;
  if (positive.length > 0 && (text === undefined || !positive.some((one) => naivePattern(one, text))))
    return false;
  return text === undefined || negative.every((one) => !naivePattern(one, text));
}

function naiveNumber(comparisons: string[], value: number | null): boolean {
  const UNIT: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };
  return comparisons.some((comparison) => {
    const [, sign, operand = ''] = /^([<>=!]+) ?(.*)$/.exec(comparison) ?? [];
    // "1h30m" is 1 h and 30 m; a count has no unit.
    const parts = operand.match(/\d+[smhd]?/g) ?? [];
    const bound = parts.reduce(
      (sum, part) => sum + Number.parseInt(part, 10) * (UNIT[part.at(-1) ?? ''] ?? 1),
      0,
    );
    if (value === null) return false;
    if (sign === '>=') return value >= bound;
    if (sign === '>') return value > bound;
    if (sign === '<=') return value <= bound;
    if (sign === '<') return value < bound;
    return sign === '=' ? value === bound : value !== bound;
  });
}

export function naiveMatches(when: When, facts: RuleFacts): boolean {
  const lasted = Math.max(0, Math.floor((NOW - Date.parse(facts.since)) / 1000));
  const labels = new Map(Object.entries(facts.labels ?? {}));
  return [
    ...(['type', 'severity', 'context', 'namespace', 'name'] as const).map(
      (field) => when[field] === undefined || naiveText(when[field], facts[field]),
    ),
    when.kind === undefined ||
      naiveText(
        when.kind.map((kind) => kind.toLowerCase()),
        facts.kind.toLowerCase(),
      ),
    ...Object.entries(when.labels ?? {}).map(([label, patterns]) => naiveText(patterns, labels.get(label))),
    when.restarts === undefined || naiveNumber(when.restarts, facts.restarts),
    when.duration === undefined || naiveNumber(when.duration, Number.isNaN(lasted) ? null : lasted),
    when.preExisting === undefined || when.preExisting === facts.preExisting,
  ].every(Boolean);
}

/** The rules in force, in order: own ones first, then the built-in ones with what was written about them. */
export function naiveOrder(written: WrittenRule[]): Rule[] {
  const builtIn = builtInRules(DEFAULTS.severities, DEFAULTS.off);
  const complete = (said: WrittenRule, base: Rule | undefined): Rule => ({
    id: said.id,
    name: said.name ?? base?.name ?? said.id,
    enabled: said.enabled ?? true,
    when: said.when ?? base?.when ?? {},
    cooldown: said.cooldown ?? base?.cooldown ?? null,
    follows: said.follows === undefined ? (base?.follows ?? NOTHING) : { ...NOTHING, ...given(said.follows) },
  });
  const own = written.filter(({ id }) => builtIn.every((rule) => rule.id !== id));
  return [
    ...own.map((rule) => complete(rule, undefined)),
    ...builtIn.map((base) => {
      const said = written.find(({ id }) => id === base.id);
      return said ? complete(said, base) : base;
    }),
  ];
}
const NOTHING: Consequences = {
  notify: [],
  severity: null,
  playbook: null,
  diagnose: null,
  suppress: false,
  stop: false,
};

/** Without what is there and undefined. */
function given(said: NonNullable<WrittenRule['follows']>): Partial<Consequences> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

export function naiveDecision(written: WrittenRule[], facts: RuleFacts) {
  const matched: Rule[] = [];
  for (const rule of naiveOrder(written)) {
    if (!rule.enabled || !naiveMatches(rule.when, facts)) continue;
    matched.push(rule);
    if (rule.follows.stop) break;
  }
  const suppress = matched.some(({ follows }) => follows.suppress);
  const routes = matched.flatMap(({ follows }) =>
    follows.notify.flatMap((route) => (route === 'default' ? DEFAULTS.routes : [route])),
  );
  return {
    rules: matched.map(({ id }) => id),
    notify: suppress ? [] : routes.filter((route, at) => routes.indexOf(route) === at),
    severity: matched.map(({ follows }) => follows.severity).find(Boolean) ?? null,
    cooldown: matched.map(({ cooldown }) => cooldown).find((seconds) => seconds !== null) ?? null,
    playbook: matched.map(({ follows }) => follows.playbook).find(Boolean) ?? null,
    diagnose: matched.map(({ follows }) => follows.diagnose).find((said) => said !== null) ?? null,
    suppress,
    stop: matched.some(({ follows }) => follows.stop),
    failures: [],
  };
}
