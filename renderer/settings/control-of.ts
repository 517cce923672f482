import type { z } from 'zod';

/** What a person changes a setting with. */
export type Control =
  | { kind: 'switch' | 'text' | 'time' | 'list' }
  | { kind: 'number'; min: number; max: number; whole: boolean }
  /** One of them, or any of them. */
  | { kind: 'choice' | 'choices'; options: readonly string[] };

/** The control for a setting's type; null for a type that needs a place of its own in the window. */
export function controlOf(schema: z.ZodType): Control | null {
  switch (schema.type) {
    case 'boolean':
      return { kind: 'switch' };
    case 'number': {
      const { minValue, maxValue, format } = schema as z.ZodNumber;
      return { kind: 'number', min: minValue ?? 0, max: maxValue ?? Infinity, whole: format === 'safeint' };
    }
    case 'enum':
      return { kind: 'choice', options: optionsOf(schema) };
    case 'string':
      return { kind: (schema as z.ZodString).format === 'time' ? 'time' : 'text' };
    case 'union': {
      const parts = (schema as z.ZodUnion<z.ZodType[]>).options;
      return parts.every(({ type }) => type === 'literal' || type === 'string') ? { kind: 'text' } : null;
    }
    case 'array': {
      const { element } = schema as z.ZodArray<z.ZodType>;
      if (element.type === 'enum') return { kind: 'choices', options: optionsOf(element) };
      return element.type === 'string' ? { kind: 'list' } : null;
    }
    default:
      return null;
  }
}

const optionsOf = (schema: z.ZodType) => (schema as z.ZodEnum).options.map(String);
