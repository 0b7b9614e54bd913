import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

const shortcuts = [
  ['palette', 'Ctrl + K'],
  ['next', 'Alt + J'],
  ['previous', 'Alt + K'],
  ['close', 'Alt + E'],
  ['reply', 'Alt + L'],
  ['note', 'Alt + P'],
  ['send', 'Enter'],
  ['newline', 'Shift + Enter'],
  ['canned', '/'],
  ['sendDraft', 'Alt + Enter'],
  ['changeDraft', 'Alt + A'],
  ['gap', 'Tab'],
  ['sheet', '?'],
] as const;

export function ShortcutsSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('shortcuts.title')} width={380}>
      <dl className="shortcuts">
        {shortcuts.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
