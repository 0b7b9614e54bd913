import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import type { Destination } from './destinations.js';

/** Destinations by their names, behind one button. Whoever may go to none of them does not see it. */
export function DestinationMenu({
  name,
  title,
  icon,
  destinations,
}: {
  name: string;
  title: string;
  icon: ReactNode;
  destinations: readonly Destination[];
}) {
  if (destinations.length === 0) return null;
  const items = destinations.map((each) => ({
    key: each.key,
    label: <span data-testid={`open-${each.key}`}>{each.title}</span>,
    icon: each.icon,
  }));
  const open = (chosen: string) => destinations.find(({ key }) => key === chosen)?.open();
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => open(key) }} trigger={['click']}>
      <Button type="text" icon={icon} aria-label={title} title={title} data-testid={name} />
    </Dropdown>
  );
}
