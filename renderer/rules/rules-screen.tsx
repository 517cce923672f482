import { counted } from '../../shared/plain-text.ts';
import { useView } from '../frame/store.ts';
import { useRequest } from '../frame/use-request.ts';
import { Banner } from '../parts/banner.tsx';
import { Section } from '../parts/section.tsx';
import { useDraft } from './draft.ts';
import { RuleList } from './rule-list.tsx';
import { RulesEditor } from './rules-editor.tsx';
import css from './rules-screen.module.css';
import { SilenceList } from './silence-list.tsx';
import { TryRules } from './try-rules.tsx';

/** Whom to tell of what: the rules that hold and their text, what they say of an incident, and what is silenced. */
export function RulesScreen() {
  const version = useView((view) => view.app?.attention ?? '');
  const defaultRoute = useView((view) => view.app?.settings.notifications.defaultRoute ?? 'native');
  const rules = useRequest('rules.get', {}, { version });
  const silences = useRequest('silences.list', {}, { version });
  const draft = useDraft();
  const view = rules.value;
  const isDirty = view !== null && draft !== null && draft.text !== view.text;
  const check = useRequest('rules.check', { text: draft?.text ?? '' });
  const isDraftRight = isDirty && check.value?.length === 0;
  const active = silences.value?.filter(({ state }) => state === 'active').length ?? 0;
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <h1 className={css.title}>Rules</h1>
        {rules.error !== null && <Banner tone="error">{rules.error}</Banner>}
        {view !== null && (
          <div className={css.columns}>
            <div className={css.column}>
              <Section
                level={2}
                title="In force"
                aside={`${counted(view.rules.filter(({ enabled }) => enabled).length, 'rule')}, asked from the top`}
              >
                <RuleList
                  rules={view.rules}
                  defaultRoute={defaultRoute}
                  mayChange={!isDirty && view.problems.length === 0}
                  changed={rules.again}
                />
              </Section>
              <Section level={2} title="Silences" aside={active > 0 && `${active.toLocaleString()} active`}>
                {silences.error !== null && <Banner tone="error">{silences.error}</Banner>}
                {silences.value !== null && (
                  <SilenceList silences={silences.value} changed={silences.again} />
                )}
              </Section>
            </div>
            <div className={css.column}>
              <Section level={2} title="rules.yaml">
                <RulesEditor view={view} draft={draft} changed={rules.again} />
              </Section>
              <Section level={2} title="Try it">
                <TryRules
                  draft={isDraftRight ? draft.text : null}
                  isDraftWrong={isDirty && (check.value?.length ?? 0) > 0}
                  version={version}
                />
              </Section>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
