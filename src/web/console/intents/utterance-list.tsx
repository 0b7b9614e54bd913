import { Checkbox } from 'antd';
import { useRef } from 'react';
import { Virtualizer } from 'virtua';

interface UtteranceListProps {
  texts: readonly string[];
  picked: readonly string[];
  editable: boolean;
  onToggle: (text: string) => void;
  onDrag: (event: React.DragEvent, text: string) => void;
}

/** What customers say, of which an intent can have thousands: only those in sight are drawn. */
export function UtteranceList({ texts, picked, editable, onToggle, onDrag }: UtteranceListProps) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="utterance-list" ref={box}>
      <Virtualizer scrollRef={box} as="ul" item="li" data={texts}>
        {(text) => (
          <div
            key={text}
            className="utterance"
            draggable={editable}
            onDragStart={(event) => onDrag(event, text)}
          >
            {editable ? (
              <Checkbox checked={picked.includes(text)} onChange={() => onToggle(text)}>
                {text}
              </Checkbox>
            ) : (
              text
            )}
          </div>
        )}
      </Virtualizer>
    </div>
  );
}
