import { Badge } from '@strapi/design-system';
import { copy } from '../../copy';

type Change = 'changed' | 'added' | 'removed' | 'replaced' | 'renamed';
const tones: Record<Change, 'primary' | 'success' | 'danger'> = {
  changed: 'primary',
  added: 'success',
  removed: 'danger',
  replaced: 'primary',
  renamed: 'primary',
};

/** What happened to a part, in words; the colour only repeats it. */
export function ChangeBadge({ change, about }: { change: Change; about?: string }) {
  const word = copy.diff[change];
  return (
    <Badge backgroundColor={`${tones[change]}100`} textColor={`${tones[change]}700`}>
      {about ? `${word} ${about}` : word}
    </Badge>
  );
}
