import { WarningOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConductMark, Message } from '../../../protocol/index.js';
import { findConduct, type ConductKind } from '../../../protocol/find-conduct.js';
import { useForbidden } from './use-forbidden.js';

/** What of a text one should not send, while it is written. It stops nobody. */
export function ConductWarning({ text, messages }: { text: string; messages: readonly Message[] }) {
  const { t } = useTranslation();
  const said = useMemo(() => wordsOfCustomer(messages), [messages]);
  const forbidden = useForbidden();
  const hits = useMemo(() => findConduct(text, said, forbidden), [text, said, forbidden]);
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return (
    <div role="status" data-testid="conduct-warning">
      <ul className="conduct-warning">
        {kinds.map((kind) => (
          <li key={kind}>
            <WarningOutlined /> <Words kind={kind} hits={hits} />
            <span className="muted">{t(`conduct.instead.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was found in a message that was sent. */
export function ConductMarks({ marks }: { marks: readonly ConductMark[] }) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))];
  return (
    <p className="conduct-marks" data-testid="conduct-marks">
      <WarningOutlined />
      {kinds.map((kind) => (
        <Words key={kind} kind={kind} hits={marks} />
      ))}
    </p>
  );
}

interface WordsProps {
  kind: ConductKind;
  hits: readonly { kind: ConductKind; words: string }[];
}

function Words({ kind, hits }: WordsProps) {
  const { t } = useTranslation();
  const words = new Set(hits.filter((hit) => hit.kind === kind).map((hit) => hit.words));
  return (
    <span>
      <b>{t(`conduct.kind.${kind}`)}</b> <q>{[...words].join(' · ')}</q>
    </span>
  );
}

function wordsOfCustomer(messages: readonly Message[]): string[] {
  return messages.flatMap(({ author, content }) =>
    author.kind === 'customer' && content.kind === 'text' ? [content.text] : [],
  );
}
