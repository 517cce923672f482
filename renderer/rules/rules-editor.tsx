import { Button } from '@mantine/core';
import { useId, useRef } from 'react';
import { counted } from '../../shared/plain-text.ts';
import type { RulesView } from '../../shared/rule-requests.ts';
import type { RuleProblem } from '../../shared/rules.ts';
import { useAction } from '../frame/use-action.ts';
import { useRequest } from '../frame/use-request.ts';
import { Banner } from '../parts/banner.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { type Draft, setDraft } from './draft.ts';
import { NumberedText } from './numbered-text.tsx';
import { ProblemList } from './problem-list.tsx';
import css from './rules-editor.module.css';
import { offsetOf } from './text-position.ts';

const EXAMPLE = `# Asked from the top; the built-in rules come after your own.
rules:
  - id: payments-to-chat
    name: Payments go to the team's channel
    when:
      context: "prod-*"
      namespace: [payments, "!payments-test"]
      restarts: ">= 5"
    cooldown: 15m
    then:
      notify: [slack:C0123456789, default]

  # A built-in rule is changed by its id.
  - id: oom-killed
    enabled: true
`;

/** ms of rest before what is typed is checked. */
const CHECK_DELAY = 250;

interface RulesEditorProps {
  view: RulesView;
  draft: Draft | null;
  changed: () => void;
}

/** rules.yaml as text. What is typed is checked in main, and saved only when it is right; it is never lost. */
export function RulesEditor({ view, draft, changed }: RulesEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const described = useId();
  const action = useAction();
  const text = draft?.text ?? view.text;
  const isDirty = draft !== null && draft.text !== view.text;
  const { value: checked } = useRequest('rules.check', { text }, { delay: isDirty ? CHECK_DELAY : 0 });
  const problems = (isDirty ? checked : view.problems) ?? [];
  const isConflict = isDirty && draft.revision !== view.revision;

  const edit = (next: string) =>
    setDraft(next === view.text ? null : { text: next, revision: draft?.revision ?? view.revision });

  async function save(revision: string): Promise<void> {
    const saved = await action.run('rules.save', { text, revision });
    if (saved?.outcome === 'saved') setDraft(null);
    if (saved !== null) changed();
  }

  function jump({ line, column }: RuleProblem): void {
    const element = area.current;
    if (element === null) return;
    const offset = offsetOf(text, line, column);
    const lineHeight = element.scrollHeight / Math.max(1, text.split('\n').length);
    element.focus();
    element.setSelectionRange(offset, offset);
    element.scrollTop = Math.max(0, (line - 4) * lineHeight);
  }

  return (
    <div>
      <div className={css.bar}>
        <code className={css.path} title={view.file}>
          {view.file}
        </code>
        <CopyButton text={view.file} what="path of the rules file" />
      </div>
      {isConflict && (
        <div role="alert" className={css.banner}>
          <Banner
            tone="warning"
            actions={
              <>
                <Button onClick={() => setDraft(null)}>Take the file's</Button>
                <Button
                  disabled={action.busy || problems.length > 0}
                  onClick={() => void save(view.revision)}
                >
                  Overwrite it with mine
                </Button>
              </>
            }
          >
            The file was changed elsewhere since you began to write.
          </Banner>
        </div>
      )}
      <NumberedText
        label="rules.yaml"
        value={text}
        change={edit}
        marked={problems.map(({ line }) => line)}
        area={area}
        describedBy={problems.length > 0 ? described : undefined}
      />
      {problems.length > 0 && <ProblemList id={described} problems={problems} jump={jump} />}
      <div className={css.actions}>
        <Button
          variant={isDirty ? 'filled' : 'default'}
          disabled={!isDirty || isConflict || problems.length > 0}
          loading={action.busy}
          onClick={() => void save(draft?.revision ?? view.revision)}
        >
          Save
        </Button>
        <Button disabled={!isDirty || action.busy} onClick={() => setDraft(null)}>
          Discard
        </Button>
        {text.trim() === '' && <Button onClick={() => edit(EXAMPLE)}>Begin with an example</Button>}
        <span className={css.state} role="status">
          {situation(isDirty, problems.length, text)}
        </span>
      </div>
      {action.error !== null && (
        <p className={css.error} role="alert">
          {action.error}
        </p>
      )}
    </div>
  );
}

function situation(isDirty: boolean, problems: number, text: string): string {
  const wrong = problems === 0 ? '' : counted(problems, 'mistake');
  if (isDirty) return wrong === '' ? 'Not saved yet.' : `Not saved: ${wrong}.`;
  if (text.trim() === '') return 'You have no rules of your own yet.';
  return wrong === '' ? 'In force.' : `${wrong}: the rules that were right last hold.`;
}
