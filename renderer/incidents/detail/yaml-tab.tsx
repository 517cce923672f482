import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import type { Answer } from '../../frame/use-request.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FindBox } from '../../parts/find-box.tsx';
import { LineView, type LineViewHandle } from '../../parts/line-view.tsx';
import { MarkedText } from '../../parts/marked-text.tsx';
import { useFind } from '../../parts/use-find.ts';
import { LONGEST_LINE } from './log-lines.ts';
import { linesAbove, unfoldedLines, yamlFolds } from './yaml-folds.ts';
import css from './yaml-tab.module.css';
import { yamlTokens } from './yaml-tokens.ts';

/** The object as YAML; where it cannot be read, what the incident kept of it, as JSON (which is YAML too). */
export function YamlTab({ looked, kept }: { looked: Answer<ObjectInspection>; kept: unknown }) {
  const yaml = looked.value?.yaml || (looked.loading || kept == null ? '' : JSON.stringify(kept, null, 2));
  if (yaml === '')
    return <p className={css.none}>{looked.loading ? 'Reading the object…' : 'Nothing of it was kept.'}</p>;
  return <Yaml yaml={yaml} />;
}

/** An endless line is cut in view; copying takes it whole. */
function shownLines(yaml: string): string[] {
  return yaml
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE));
}

function Yaml({ yaml }: { yaml: string }) {
  const lines = useMemo(() => shownLines(yaml), [yaml]);
  const folds = useMemo(() => yamlFolds(lines), [lines]);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState<number | null>(null);
  const view = useRef<LineViewHandle>(null);
  const seen = useMemo(() => unfoldedLines(folds, closed), [folds, closed]);
  const width = useMemo(() => lines.reduce((most, { length }) => Math.max(most, length), 0), [lines]);
  const foldable = folds.flatMap(({ end, depth }, index) => (end > index && depth === 1 ? [index] : []));

  const find = useFind(lines, ({ line }) => {
    const opened = new Set(closed);
    for (const above of linesAbove(folds, line)) opened.delete(above);
    setClosed(opened);
    setCursor(line);
    const place = unfoldedLines(folds, opened).indexOf(line);
    // The lines that were folded exist from the next frame on.
    requestAnimationFrame(() => view.current?.scrollTo(place));
  });

  function fold(line: number, unfolded: boolean): void {
    const changed = new Set(closed);
    if (unfolded) changed.delete(line);
    else changed.add(line);
    setClosed(changed);
    setCursor(line);
  }

  const lineAt = useCallback((place: number) => seen[place] ?? 0, [seen]);
  const isFolded = (line: number) => closed.has(line);
  const hidden = (line: number) => (folds[line]?.end ?? line) - line;
  return (
    <div className={css.tab}>
      <div className={css.tools}>
        <FindBox find={find} what="the YAML" leave={() => view.current?.focus()} />
        <span className={css.buttons}>
          <Button variant="subtle" onClick={() => setClosed(new Set(foldable))}>
            Fold all
          </Button>
          <Button variant="subtle" onClick={() => setClosed(new Set())}>
            Unfold all
          </Button>
          <CopyButton text={yaml} what="YAML" />
        </span>
      </div>
      <LineView
        ref={view}
        label="YAML"
        count={seen.length}
        keyOf={lineAt}
        line={(place) => {
          const line = lineAt(place);
          return {
            depth: folds[line]?.depth ?? 1,
            unfolded: hidden(line) > 0 ? !isFolded(line) : null,
          };
        }}
        render={(place) => {
          const line = lineAt(place);
          return (
            <>
              <MarkedText
                pieces={yamlTokens(lines[line] ?? '')}
                matches={find.byLine.get(line) ?? []}
                current={find.current}
                look={({ kind }) => css[kind]}
              />
              {isFolded(line) && <span className={css.folded}> … {hidden(line).toLocaleString()} lines</span>}
            </>
          );
        }}
        wrap={false}
        width={width}
        cursor={cursor === null ? null : seen.indexOf(cursor)}
        setCursor={(place) => setCursor(lineAt(place))}
        fold={(place, unfolded) => fold(lineAt(place), unfolded)}
      />
    </div>
  );
}
