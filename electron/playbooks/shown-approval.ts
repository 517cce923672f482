import type { Approval } from '../../shared/playbook.ts';
import { redact } from '../../shared/redact.ts';

const HIDDEN = '(hidden)';

/**
 * An approval as the window gets it: what is sent, without the values of variables and whatever else looks like a
 * secret. Its hash stays that of the whole, which never leaves the main process.
 */
export function shownApproval(approval: Approval): Approval {
  return {
    ...approval,
    changes: approval.changes.map((change) => ({
      ...change,
      fields: change.fields.map((field) => ({
        ...field,
        before: masked(field.before),
        after: masked(field.after),
      })),
      request: { ...change.request, body: masked(change.request.body) },
    })),
  };
}

/** A JSON value with the values of `env` and secrets in its texts hidden. */
function masked(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (key, part: unknown) => {
    if (key === 'env' && Array.isArray(part)) return part.map(withoutValue);
    return typeof part === 'string' ? withoutSecrets(key, part) : part;
  });
}

function withoutValue(variable: unknown): unknown {
  const hasValue = typeof variable === 'object' && variable !== null && 'value' in variable;
  return hasValue ? { ...variable, value: HIDDEN } : variable;
}

/** A secret is told by the name it stands under as much as by its shape. */
function withoutSecrets(key: string, text: string): string {
  const named = `${key}: ${text}`;
  const safe = redact(named);
  return safe.startsWith(`${key}: `) ? safe.slice(key.length + 2) : HIDDEN;
}
