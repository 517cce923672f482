import { plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import { namedValues } from './masked.ts';

const LONGEST = 300;

/**
 * An error as a clause without its full stop and without secrets.
 * @param about what was sent: a webhook that refuses it may quote the values of variables
 */
export function clause(error: unknown, about: unknown = null): string {
  const said = error instanceof Error ? error.message : String(error);
  const text = namedValues(about).reduce((rest, value) => rest.replaceAll(value, '(hidden)'), said);
  return plain(redact(text), LONGEST).replace(/\.$/, '');
}

/** The same as one sentence. */
export function sentence(error: unknown, about: unknown = null): string {
  const text = clause(error, about);
  return /[!?…]$/.test(text) ? text : `${text}.`;
}
