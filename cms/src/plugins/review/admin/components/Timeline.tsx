import { Box, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import { timeText } from '../time';

type Taken = CaseView['steps'][number];

/** The steps of the flow, who took each and when; what the record waits for stands out. */
export function Timeline({ view }: { view: CaseView }) {
  const isNotBegun = view.steps.every(({ isOpen, at }) => at === null && !isOpen);
  return (
    <Box tag="ol" width="100%">
      {view.steps.map((taken, index) => (
        <Row
          key={`${taken.id}${taken.department ?? ''}`}
          taken={taken}
          number={index + 1}
          isNext={taken.isOpen || (isNotBegun && index === 0)}
        />
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
          {taken.department ? `${taken.label}：${taken.department}` : taken.label}
        </Typography>
        <Box>
          <Typography variant="pi" textColor="neutral600">
            {taken.at === null
              ? isNext
                ? copy.screen.waitingFor
                : copy.screen.notYet
              : `${taken.account}${actingAs(taken)}　${timeText(taken.at)}`}
          </Typography>
        </Box>
      </Box>
    </Flex>
  );
}

/** How somebody acted who did not act in his own right. */
export function actingAs({ onBehalfOf, isStandIn }: Pick<Taken, 'onBehalfOf' | 'isStandIn'>): string {
  if (onBehalfOf) return copy.screen.onBehalfOf(onBehalfOf);
  return isStandIn ? copy.screen.standIn : '';
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
