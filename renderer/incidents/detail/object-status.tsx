import type { ObjectInspection } from '../../../shared/ipc.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { RelativeTime } from '../../parts/relative-time.tsx';
import { Section } from '../../parts/section.tsx';
import css from './object-status.module.css';

/** The object in one line: its name, its status, where it runs, how old it is. */
export function ObjectStatus({ looked }: { looked: ObjectInspection }) {
  return (
    <Section title={looked.kind}>
      <dl className={css.status}>
        <div className={css.wide}>
          <dt>Name</dt>
          <dd className={css.mono}>
            <span className={css.name} title={looked.name}>
              {looked.name}
            </span>
            <CopyButton text={looked.name} what="name" />
          </dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>{looked.exists ? looked.status : 'Deleted'}</dd>
        </div>
        {looked.node && (
          <div>
            <dt>Node</dt>
            <dd className={css.mono} title={looked.node}>
              {looked.node}
            </dd>
          </div>
        )}
        {looked.createdAt && (
          <div>
            <dt>Created</dt>
            <dd>
              <RelativeTime iso={looked.createdAt} />
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
