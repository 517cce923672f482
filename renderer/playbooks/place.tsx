import { plain } from '../../shared/plain-text.ts';
import type { Approval } from '../../shared/playbook.ts';
import css from './place.module.css';

/** Which cluster and namespace it would happen in: stands beside whatever would make it happen. */
export function Place({
  approval: { context, changes },
}: {
  approval: Pick<Approval, 'context' | 'changes'>;
}) {
  const namespaces = [...new Set(changes.map(({ object }) => object.namespace))];
  return <PlaceOf context={context} namespaces={namespaces} />;
}

/** '' is the namespace of what has none. */
export function PlaceOf({ context, namespaces }: { context: string; namespaces: readonly string[] }) {
  const named = namespaces.filter((namespace) => namespace !== '');
  return (
    <span className={css.place}>
      <strong className={css.context}>{plain(context, 120)}</strong>
      <span>{named.length === 0 ? 'the whole cluster' : named.map((one) => plain(one)).join(', ')}</span>
    </span>
  );
}
