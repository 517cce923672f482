import { ActionIcon, Tooltip } from '@mantine/core';
import { ArrowDownToLine } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Match } from '../../parts/find-matches.ts';
import { LineView, type LineViewHandle } from '../../parts/line-view.tsx';
import { MarkedText } from '../../parts/marked-text.tsx';
import { ansiPieces } from './ansi-pieces.ts';
import type { FollowedLines } from './followed-lines.ts';
import { unfoldedJson } from './json-line.ts';
import { type LogLine, plainText } from './log-lines.ts';
import css from './log-text.module.css';
import { oncePerLine } from './once-per-line.ts';

const piecesOf = oncePerLine(ansiPieces);
const jsonOfLine = oncePerLine(({ raw }) => unfoldedJson(plainText(raw)));
const jsonOf = (line: LogLine | undefined) => (line ? jsonOfLine(line) : null);

interface LogViewProps {
  log: FollowedLines;
  label: string;
  wrap: boolean;
  /** Whether JSON lines are unfolded, but for those that were folded or unfolded by themselves. */
  json: boolean;
  matches: ReadonlyMap<number, readonly Match[]>;
  match: Match | null;
  /** A line's number, which stays its own while older lines leave. */
  cursor: number | null;
  setCursor(number: number): void;
  ref: React.RefObject<LineViewHandle | null>;
}

/** A log's lines, its end in sight until the reader goes elsewhere. */
export function LogView({ log, label, wrap, json, matches, match, cursor, setCursor, ref }: LogViewProps) {
  const { lines, dropped } = log;
  const [atEnd, setAtEnd] = useState(true);
  /** Numbers of the lines that are not as `json` says. */
  const [others, setOthers] = useState<ReadonlySet<number>>(new Set());
  const width = useMemo(() => lines.reduce((most, { text }) => Math.max(most, text.length), 0), [lines]);
  const isUnfolded = (number: number) => json !== others.has(number);
  const numberOf = useCallback((index: number) => dropped + index, [dropped]);

  function fold(index: number): void {
    const number = numberOf(index);
    const changed = new Set(others);
    if (!changed.delete(number)) changed.add(number);
    setOthers(changed);
    setCursor(number);
    setAtEnd(false);
  }

  return (
    <div className={css.box}>
      <LineView
        ref={ref}
        label={label}
        count={lines.length}
        keyOf={numberOf}
        line={(index) => ({
          depth: 1,
          level: lines[index]?.level ?? null,
          unfolded: jsonOf(lines[index]) === null ? null : isUnfolded(numberOf(index)),
        })}
        render={(index) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <>
              <MarkedText
                pieces={piecesOf(line)}
                matches={matches.get(index) ?? []}
                current={match}
                look={({ color, bold }) => [color && css[color], bold && css.bold].filter(Boolean).join(' ')}
              />
              {isUnfolded(numberOf(index)) && <Json text={jsonOf(line)} />}
            </>
          );
        }}
        wrap={wrap}
        width={width}
        cursor={cursor === null || cursor < dropped ? null : cursor - dropped}
        setCursor={(index) => setCursor(numberOf(index))}
        fold={fold}
        atEnd={atEnd}
        setAtEnd={setAtEnd}
      />
      {!atEnd && (
        <Tooltip label="To the end">
          <ActionIcon
            className={css.end}
            variant="default"
            aria-label="Go to the end"
            onClick={() => setAtEnd(true)}
          >
            <ArrowDownToLine size={13} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function Json({ text }: { text: string | null }) {
  return text === null ? null : <pre className={css.json}>{text}</pre>;
}
