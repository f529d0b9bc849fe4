import { Box, Button, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { copy } from '../../copy';
import type { FindingView, LeakView } from '../../server/controllers/findings';
import type { Place } from '../api';
import { useDeed } from '../use-deed';
import { FindingModal } from './FindingModal';

interface Props {
  place: Place;
  view: LeakView;
}

/** Findings by what becomes of them: those that hold the record back, those to look at, those let pass and by whom. */
export function FindingList({ place, view }: Props) {
  const [asked, setAsked] = useState<FindingView | null>(null);
  const open = view.findings.filter(({ severity, ground }) => severity === 'error' && !ground);
  const risks = view.findings.filter(({ isRisk, ground }) => isRisk && !ground);
  const doubts = view.findings.filter(({ severity, isRisk, ground }) => severity === 'warning' && !isRisk && !ground);
  const passed = view.findings.filter(({ ground }) => ground);
  const shared = { place, seenHash: view.hash };
  const ask = view.mayGround ? setAsked : undefined;
  return (
    <>
      {open.length > 0 && (
        <Group {...shared} title={copy.screen.open(open.length)} findings={open} tone="danger" onAsk={ask} />
      )}
      {risks.length > 0 && (
        <Group
          {...shared}
          title={copy.screen.risks(risks.length)}
          findings={risks}
          tone="alternative"
          askText={copy.screen.answer}
          onAsk={ask}
        />
      )}
      {doubts.length > 0 && (
        <Group {...shared} title={copy.screen.warnings(doubts.length)} findings={doubts} tone="warning" />
      )}
      {passed.length > 0 && (
        <Group {...shared} title={copy.screen.grounded(passed.length)} findings={passed} tone="success" />
      )}
      {asked && <FindingModal place={place} finding={asked} seenHash={view.hash} onClose={() => setAsked(null)} />}
    </>
  );
}

interface GroupProps {
  place: Place;
  seenHash: string;
  title: string;
  findings: FindingView[];
  tone: 'danger' | 'warning' | 'success' | 'alternative';
  /** What the button says that asks for a ground. */
  askText?: string;
  onAsk?: ((finding: FindingView) => void) | undefined;
}

function Group({ place, seenHash, title, findings, tone, askText = copy.screen.ground, onAsk }: GroupProps) {
  const isModified = useForm('FindingList', (form) => form.modified);
  const { take, isLoading } = useDeed(place);
  return (
    <Box background={`${tone}100`} padding={3} hasRadius width="100%" data-testid={`leak-${tone}`}>
      <Typography variant="pi" fontWeight="bold" textColor={`${tone}700`}>
        {title}
      </Typography>
      <Box tag="ul" paddingTop={1}>
        {findings.map((finding) => (
          <Box tag="li" key={finding.key} paddingBottom={2}>
            <Typography variant="pi" textColor="neutral800" tag="p">
              {finding.text}
            </Typography>
            {finding.ground && <Ground ground={finding.ground} />}
            {onAsk && (
              <Button size="S" variant="tertiary" onClick={() => onAsk(finding)}>
                {askText}
              </Button>
            )}
            {finding.cleanable && !finding.ground && (
              <Button
                size="S"
                variant="tertiary"
                loading={isLoading}
                disabled={isModified}
                onClick={() => take('clean', { file: finding.cleanable, seenHash })}
              >
                {copy.screen.clean}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Ground({ ground }: { ground: NonNullable<FindingView['ground']> }) {
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {`${copy.grounds[ground.code]}：${ground.reason}（${ground.account}）`}
    </Typography>
  );
}
