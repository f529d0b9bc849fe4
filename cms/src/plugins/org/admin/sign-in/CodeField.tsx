import { Box, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { ChangeEvent } from 'react';
import { copy } from '../../copy';
import type { SignInDemand } from '../../server/rules/sign-in-demand';

const texts = copy.secondFactor;

interface Props {
  demand: Exclude<SignInDemand, { kind: 'password' }>;
  code: string;
  refusal: string | undefined;
  onChange: (code: string) => void;
}

/** The code of the app; the first time with what sets the app up. */
export function CodeField({ demand, code, refusal, onChange }: Props) {
  return (
    <>
      {demand.kind === 'enrol' && <SetUp {...demand} />}
      <Field.Root name="code" required hint={texts.hints[demand.kind]} error={refusal}>
        <Field.Label>{texts.code}</Field.Label>
        <TextInput
          autoFocus
          autoComplete="one-time-code"
          value={code}
          maxLength={40}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </>
  );
}

function SetUp({ picture, secret }: { picture: string; secret: string }) {
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap">
      <Box tag="img" src={picture} alt={texts.pictureAlt} width="180px" height="180px" />
      <Flex direction="column" alignItems="flex-start" gap={2} flex="1 1 240px">
        {texts.setUp.map((sentence) => (
          <Typography key={sentence}>{sentence}</Typography>
        ))}
        <Typography fontWeight="bold" data-testid="second-factor-secret" style={{ wordBreak: 'break-all' }}>
          {secret.replace(/(.{4})(?!$)/g, '$1 ')}
        </Typography>
      </Flex>
    </Flex>
  );
}
