import { bytesOf } from '../../shared/quantity.ts';

const SMALLER: Record<string, string> = {
  Ei: 'Pi',
  Pi: 'Ti',
  Ti: 'Gi',
  Gi: 'Mi',
  Mi: 'Ki',
  Ki: '',
  E: 'P',
  P: 'T',
  T: 'G',
  G: 'M',
  M: 'k',
  k: '',
};
const UNIT: Record<string, number> = { Ki: 1024, k: 1000 };

/**
 * A memory quantity raised by so many per cent, in whole numbers of its own unit or a smaller one: 512Mi by 50 % is
 * 768Mi, 1Gi is 1536Mi. Null for what is no quantity of bytes.
 */
export function raisedQuantity(quantity: string, percent: number): string | null {
  const bytes = bytesOf(quantity);
  const [, unit = ''] = /([KMGTPE]i|[kMGTPE])$/.exec(quantity) ?? [];
  if (bytes === null || bytes <= 0) return null;
  const raised = Math.ceil((bytes * (100 + percent)) / 100);
  for (let at = unit; at !== ''; at = SMALLER[at] ?? '') {
    const size = bytesOf(`1${at}`) ?? UNIT[at] ?? 1;
    if (raised % size === 0) return `${raised / size}${at}`;
  }
  return String(raised);
}
