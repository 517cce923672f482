import { fieldsOf, textOf } from '../../shared/api-fields.ts';
import { type ObjectView, objectView } from './object-view.ts';

/** Says whether what lives in the namespace is being deleted with it, or opted out. */
export interface NamespaceView extends ObjectView {
  kind: 'Namespace';
}

/** The namespace's view, or null where it has no name or uid. */
export function namespaceView(raw: unknown): NamespaceView | null {
  const object = objectView(raw, 'Namespace');
  if (object === null) return null;
  const isTerminating = textOf(fieldsOf(fieldsOf(raw).status).phase) === 'Terminating';
  return { ...object, deleting: object.deleting || isTerminating };
}
