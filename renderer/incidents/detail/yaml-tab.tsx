import type { ObjectInspection } from '../../../shared/ipc.ts';
import type { Answer } from '../../frame/use-request.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import css from './yaml-tab.module.css';
import { yamlTokens } from './yaml-tokens.ts';

/** The object as YAML; where it cannot be read, what the incident kept of it, as JSON (which is YAML too). */
export function YamlTab({ looked, kept }: { looked: Answer<ObjectInspection>; kept: unknown }) {
  const yaml = looked.value?.yaml || (looked.loading || kept == null ? '' : JSON.stringify(kept, null, 2));
  if (yaml === '')
    return <p className={css.none}>{looked.loading ? 'Reading the object…' : 'Nothing of it was kept.'}</p>;
  return (
    <div className={css.yaml}>
      <div className={css.copy}>
        <CopyButton text={yaml} what="YAML" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={css.text} tabIndex={0} aria-label="YAML">
        {yaml.split('\n').map((line, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity than its place.
          <div key={number} className={css.line}>
            {yamlTokens(line).map(({ text, kind }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor has a piece of it.
              <span key={place} className={css[kind]}>
                {text}
              </span>
            ))}
          </div>
        ))}
      </section>
    </div>
  );
}
