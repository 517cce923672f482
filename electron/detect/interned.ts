import type { ObjectRef } from '../../shared/cluster-event.ts';

/** Views of 10,000 pods repeat a few thousand names; the table keeps one copy of each. */
const MOST_ENTRIES = 20_000;

/** One shared value per key. When full the table starts anew: sharing is a saving, never a promise. */
export function internTable<T>(mostEntries = MOST_ENTRIES): (key: string, make: (key: string) => T) => T {
  const table = new Map<string, T>();
  return (key, make) => {
    const known = table.get(key);
    if (known !== undefined) return known;
    if (table.size >= mostEntries) table.clear();
    const made = make(key);
    table.set(key, made);
    return made;
  };
}

const texts = internTable<string>();
const refs = internTable<ObjectRef>();

const LONGEST_SHARED = 256;

/** The one copy of a string that many objects repeat: a namespace, a node, a reason. Long ones are not kept. */
export function internText(text: string): string {
  return text.length > LONGEST_SHARED ? text : texts(text, (key) => key);
}

/** The one frozen copy of a reference that many objects repeat: an owner. */
export function internRef({ kind, namespace, name, uid }: ObjectRef): ObjectRef {
  const make = () => Object.freeze({ kind: internText(kind), namespace: internText(namespace), name, uid });
  const known = refs(uid, make);
  // Malformed objects may share a UID, or have none.
  const isSame = known.kind === kind && known.namespace === namespace && known.name === name;
  return isSame ? known : make();
}
