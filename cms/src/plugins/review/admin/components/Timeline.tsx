import { Box, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import { timeText } from '../time';

type Taken = CaseView['steps'][number];

/** The four steps, who took each and when; the one that comes next stands out. */
export function Timeline({ view }: { view: CaseView }) {
  const next = view.steps.findIndex((taken) => taken.at === null);
  return (
    <Box tag="ol" width="100%">
      {view.steps.map((taken, index) => (
        <Row key={taken.step} taken={taken} number={index + 1} isNext={index === next} />
      ))}
    </Box>
  );
}

function Row({ taken, number, isNext }: { taken: Taken; number: number; isNext: boolean }) {
  const isDone = taken.at !== null;
  return (
    <Flex
      tag="li"
      gap={3}
      alignItems="flex-start"
      paddingTop={1}
      paddingBottom={1}
      aria-current={isNext ? 'step' : undefined}
    >
      <Mark isDone={isDone} isNext={isNext} number={number} />
      <Box flex="1">
        <Typography fontWeight={isNext ? 'bold' : 'regular'} textColor={isDone || isNext ? 'neutral800' : 'neutral500'}>
          {copy.steps[taken.step]}
        </Typography>
        <Box>
          <Typography variant="pi" textColor="neutral600">
            {taken.at === null
              ? isNext
                ? copy.screen.waitingFor
                : copy.screen.notYet
              : `${taken.account}　${timeText(taken.at)}`}
          </Typography>
        </Box>
      </Box>
    </Flex>
  );
}

function Mark({ isDone, isNext, number }: { isDone: boolean; isNext: boolean; number: number }) {
  const background = isDone ? 'success600' : isNext ? 'primary600' : 'neutral200';
  return (
    <Flex
      aria-hidden
      justifyContent="center"
      width="2rem"
      height="2rem"
      borderRadius="50%"
      background={background}
      color={isDone || isNext ? 'neutral0' : 'neutral600'}
      shrink={0}
    >
      {isDone ? (
        <Check width="1.2rem" height="1.2rem" fill="neutral0" />
      ) : (
        <Typography variant="pi" textColor={isNext ? 'neutral0' : 'neutral600'}>
          {number}
        </Typography>
      )}
    </Flex>
  );
}
