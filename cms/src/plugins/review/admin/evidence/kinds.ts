import { evidenceCopy } from '../../evidence-copy';
import type { EvidenceKind } from '../../server/services/evidence';

/** In the order in which they come into being. */
export const evidenceKinds = Object.keys(evidenceCopy.titles) as EvidenceKind[];
