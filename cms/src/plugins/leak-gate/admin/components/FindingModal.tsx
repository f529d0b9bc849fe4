import { copy } from '../../copy';
import type { FindingView } from '../../server/controllers/findings';
import type { Place } from '../api';
import { useDeed } from '../use-deed';
import { GroundModal } from './GroundModal';

interface Props {
  place: Place;
  finding: FindingView;
  seenHash: string;
  onClose: () => void;
}

/** The ground for one finding of the record on screen. */
export function FindingModal({ place, finding, seenHash, onClose }: Props) {
  const { take, isLoading } = useDeed(place);
  const { isRisk, key, text } = finding;
  return (
    <GroundModal
      title={isRisk ? copy.screen.answerTitle : copy.screen.groundTitle}
      confirm={isRisk ? copy.screen.answer : copy.screen.ground}
      text={text}
      isLoading={isLoading}
      onGive={(given) => take('ground', { finding: key, ...given, seenHash })}
      onClose={onClose}
    />
  );
}
