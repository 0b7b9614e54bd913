import { Table, type TableProps } from 'antd';
import { useEffect, useRef, type ComponentRef } from 'react';

/** A table that scrolls to the side where it is wider than the page, by keyboard too. */
export function WideTable<Row extends object>(props: TableProps<Row>) {
  const table = useRef<ComponentRef<typeof Table>>(null);
  useEffect(() => {
    // antd has no property for what scrolls inside of it.
    const scroller = table.current?.nativeElement.querySelector('.ant-table-content');
    scroller?.setAttribute('tabindex', '0');
  }, []);
  return <Table<Row> ref={table} size="small" scroll={{ x: 'max-content' }} {...props} />;
}
