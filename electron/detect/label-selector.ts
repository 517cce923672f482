/** Whether an object with these labels is selected. */
export type LabelSelector = (labels: Readonly<Record<string, string>>) => boolean;

/** A name of up to 63 characters, before it perhaps a DNS prefix and a slash. */
const KEY = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^(?:[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/;

const SET_BASED = /^([^\s=!<>()]+)\s+(in|notin)\s*\(([^()]*)\)$/;
const COMPARISON = /^([^\s=!<>]+)\s*(==|=|!=|<|>)\s*([^\s=!<>]*)$/;
const EXISTENCE = /^(!?)\s*(\S+)$/;

/**
 * What `kubectl get -l` takes: `app=web,tier!=cache,env in (prod, stage),region notin (eu),team,!legacy,rank>3`; all
 * requirements must hold, and an empty text selects everything.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 * @throws SyntaxError with one sentence that names what cannot be understood
 */
export function parseLabelSelector(text: string): LabelSelector {
  if (text.trim() === '') return () => true;
  const requirements = splitOutsideParentheses(text).map((part) => requirement(part.trim()));
  return (labels) => requirements.every((holds) => holds(labels));
}

function splitOutsideParentheses(text: string): string[] {
  return text.split(/,(?![^(]*\))/);
}

function requirement(text: string): LabelSelector {
  const set = SET_BASED.exec(text);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    check(text, key, values);
    const isListed: LabelSelector = (labels) =>
      Object.hasOwn(labels, key) && values.includes(labels[key] ?? '');
    return operator === 'in' ? isListed : (labels) => !isListed(labels);
  }
  const comparison = COMPARISON.exec(text);
  if (comparison !== null) {
    const [, key = '', operator = '', value = ''] = comparison;
    check(text, key, [value]);
    return compared(text, key, operator, value);
  }
  const [, not, key = ''] = EXISTENCE.exec(text) ?? [];
  check(text, key, []);
  return (labels) => Object.hasOwn(labels, key) === (not === '');
}

/** As Kubernetes has it, `!=` also selects what lacks the key, and `<` and `>` compare whole numbers. */
function compared(text: string, key: string, operator: string, value: string): LabelSelector {
  const has: LabelSelector = (labels) => Object.hasOwn(labels, key);
  if (operator === '!=') return (labels) => !has(labels) || labels[key] !== value;
  if (operator === '=' || operator === '==') return (labels) => has(labels) && labels[key] === value;
  const bound = wholeNumber(value);
  if (bound === null) throw misunderstood(text);
  return (labels) => {
    const actual = wholeNumber(labels[key] ?? '');
    return has(labels) && actual !== null && (operator === '<' ? actual < bound : actual > bound);
  };
}

function wholeNumber(text: string): bigint | null {
  return /^-?\d+$/.test(text) ? BigInt(text) : null;
}

function check(text: string, key: string, values: readonly string[]): void {
  if (!KEY.test(key) || !values.every((value) => VALUE.test(value))) throw misunderstood(text);
}

function misunderstood(text: string): SyntaxError {
  const part = text.length > 60 ? `${text.slice(0, 59)}…`.toWellFormed() : text;
  return new SyntaxError(`the label selector cannot be understood at "${part}"`);
}
