import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Openers } from '../desk/destinations.js';
import { findCommands, type Command } from './find-commands.js';
import { useCommands } from './use-commands.js';

const SHOWN = 50;
const LIST_ID = 'commands';

interface CommandPaletteProps extends Openers {
  onClose: () => void;
}

/** Anything by a few letters: chats, pages, what can be done with the open one, settings. */
export function CommandPalette({ onClose, ...openers }: CommandPaletteProps) {
  const { t } = useTranslation();
  const commands = useCommands(openers);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const row = useRef<HTMLLIElement>(null);
  const found = findCommands(commands, typed).slice(0, SHOWN);
  const chosen = found[at];
  useEffect(() => {
    // A new browser gives a promise, which is nothing to clean up.
    void row.current?.scrollIntoView({ block: 'nearest' });
  }, [at, typed]);
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      closable={false}
      footer={null}
      width={560}
      style={{ top: 88 }}
      title={<span className="unseen">{t('finding.palette')}</span>}
      className="palette"
      onCancel={onClose}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        value={typed}
        placeholder={t('finding.placeholder')}
        role="combobox"
        aria-label={t('finding.palette')}
        aria-expanded
        aria-controls={LIST_ID}
        aria-activedescendant={chosen && `command-${chosen.key}`}
        data-testid="palette"
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={LIST_ID} role="listbox" aria-label={t('finding.palette')}>
        {found.map((command, index) => (
          <li
            key={command.key}
            id={`command-${command.key}`}
            ref={index === at ? row : undefined}
            role="option"
            aria-selected={index === at}
            data-testid="command"
            data-key={command.key}
            onMouseMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            {command.icon}
            <b>{command.title}</b>
            <span className="muted">{command.hint}</span>
            <span className="spring" />
            <small className="muted">{t(`finding.section.${command.section}`)}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="muted palette-none">{t('finding.none')}</p>}
    </Modal>
  );
}
