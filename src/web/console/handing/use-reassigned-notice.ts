import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePart } from '../desk/use-desk.js';

const SHOWN_SECONDS = 8;

/** Says when a colleague has passed a conversation to me. */
export function useReassignedNotice(): void {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const reassigned = usePart((view) => view.reassigned);
  useEffect(() => {
    if (!reassigned) return;
    const { by, reason, way } = reassigned;
    notification.info({
      title: t(`relay.reassigned.${way}`, { name: by }),
      description: reason,
      duration: SHOWN_SECONDS,
      placement: 'bottomLeft',
    });
  }, [reassigned, notification, t]);
}
