import { useState } from 'react';
import type { QueueItem } from '../../server/services/queue-items';

/** The records of the page that somebody chose, among those to which something can be done together with others. */
export interface Choice {
  items: QueueItem[];
  choosable: QueueItem[];
  isChosen: (item: QueueItem) => boolean;
  choose: (items: readonly QueueItem[], isChosen: boolean) => void;
}

export function useChoice(items: readonly QueueItem[]): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choosable = items.filter(({ bulk }) => bulk.length > 0);
  // What left the page in the meantime is chosen no more.
  const chosen = choosable.filter(({ documentId }) => ids.has(documentId));
  return {
    items: chosen,
    choosable,
    isChosen: (item) => chosen.includes(item),
    choose(some, isChosen) {
      const named = some.map(({ documentId }) => documentId);
      setIds(new Set(isChosen ? [...ids, ...named] : [...ids].filter((id) => !named.includes(id))));
    },
  };
}
