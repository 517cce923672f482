import type { z } from 'zod';
import { type SettingPath, settingsSchema } from './settings.ts';

/** One single setting of the schema. */
export interface SettingLeaf {
  path: SettingPath;
  /** Checks a value; without the default, so that a missing value is refused. */
  schema: z.ZodType;
  default: unknown;
}

/** Every single setting, by path, in the schema's order. */
export const settingLeaves: ReadonlyMap<string, SettingLeaf> = new Map(
  leavesOf(settingsSchema, []).map((leaf) => [leaf.path, leaf]),
);

function leavesOf(schema: z.ZodType, above: readonly string[]): SettingLeaf[] {
  const { shape } = schema as z.ZodObject;
  return Object.entries(shape).flatMap(([key, field]) => {
    const path = [...above, key];
    const { innerType, defaultValue } = (field as unknown as z.ZodDefault<z.ZodType>).def;
    if (innerType.type === 'object') return leavesOf(innerType, path);
    return [{ path: path.join('.') as SettingPath, schema: innerType, default: defaultValue }];
  });
}
