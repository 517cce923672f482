import type { z } from 'zod';
import { counted, listed } from './plain-text.ts';
import { type SettingLeaf, settingLeaves } from './setting-leaves.ts';
import type { SettingPath } from './settings.ts';
import { settingsCatalogue } from './settings-catalogue.ts';

/** The values of settings in words: what they are, and why one cannot be. The same in window, log and notices. */

/** Why this value cannot be: "takes a number from 5 to 3,600 s". null when it can. */
export function refusalOf(path: SettingPath, value: unknown): string | null {
  const { schema } = leafOf(path);
  const result = schema.safeParse(value);
  if (result.success) return null;
  const own = result.error.issues.find(({ code }) => code === 'custom');
  return own?.message ?? `takes ${whatItTakes(path, schema)}`;
}

/** @throws Error for a path that the schema does not have. */
export function leafOf(path: SettingPath): SettingLeaf {
  const leaf = settingLeaves.get(path);
  if (leaf === undefined) throw new Error(`there is no setting "${path}"`);
  return leaf;
}

function whatItTakes(path: SettingPath, schema: z.ZodType): string {
  switch (schema.type) {
    case 'boolean':
      return 'true or false';
    case 'number': {
      const { minValue, maxValue, format } = schema as z.ZodNumber;
      const whole = format === 'safeint' ? 'a whole number' : 'a number';
      return `${whole} from ${number(minValue ?? 0)} to ${withUnit(path, maxValue ?? 0)}`;
    }
    case 'enum':
      return `one of ${(schema as z.ZodEnum).options.join(', ')}`;
    case 'string': {
      const { format, maxLength } = schema as z.ZodString;
      if (format === 'time') return 'a time such as 22:00';
      if (format === 'url') return 'an address such as https://example.com';
      return maxLength === null ? 'text' : `text of at most ${counted(maxLength, 'character')}`;
    }
    case 'literal':
      return (schema as z.ZodLiteral).values.has('')
        ? 'nothing'
        : [...(schema as z.ZodLiteral).values].join();
    case 'union':
      return (schema as z.ZodUnion<z.ZodType[]>).options.map((each) => whatItTakes(path, each)).join(' or ');
    case 'array':
      return `a list, each entry ${whatItTakes(path, (schema as z.ZodArray<z.ZodType>).element)}`;
    default:
      return 'another kind of value';
  }
}

/** "30 s", "on", "System", "Critical and Warning", "all", "none". */
export function valueInWords(path: SettingPath, value: unknown): string {
  if (typeof value === 'number') return withUnit(path, value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return listInWords(path, value.map(String));
  return typeof value === 'string' && value !== '' ? nameOf(path, value) : 'none';
}

/** A list that leaves out is told by what is left in. */
function listInWords(path: SettingPath, values: readonly string[]): string {
  const { choices, leavesOut } = settingsCatalogue[path];
  if (choices === undefined) return listed(values) || 'none';
  const all = Object.keys(choices);
  const chosen = all.filter((choice) => values.includes(choice) !== (leavesOut === true));
  if (chosen.length === all.length) return 'all';
  return listed(chosen.map((choice) => nameOf(path, choice))) || 'none';
}

/** A span of two minutes and more in a person's units: 86400 is "1 day", 5400 "1.5 hours". '' for everything else. */
export function spanInWords(path: SettingPath, value: unknown): string {
  if (settingsCatalogue[path].unit !== 's' || typeof value !== 'number' || value < 2 * MINUTE) return '';
  if (value < HOUR) return tenths(value / MINUTE, 'minute');
  return value < DAY ? tenths(value / HOUR, 'hour') : tenths(value / DAY, 'day');
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const tenths = (count: number, one: string) => counted(Math.round(count * 10) / 10, one);
const number = (value: number) => value.toLocaleString('en-US');
const nameOf = (path: SettingPath, choice: string) => settingsCatalogue[path].choices?.[choice] ?? choice;

function withUnit(path: SettingPath, value: number): string {
  const { unit } = settingsCatalogue[path];
  return unit === undefined ? number(value) : `${number(value)} ${unit}`;
}
