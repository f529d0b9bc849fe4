import { DesignSystemProvider, lightTheme } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from '../../../../admin/branding/theme';
import type { SignInAnswers, SignInDemand } from '../../server/rules/sign-in-demand';
import { DemandDialog } from './DemandDialog';
import { ForgottenDialog } from './ForgottenDialog';
import { RecoveryCodesDialog } from './RecoveryCodesDialog';

/** Shows a dialog over whatever page is open, and waits for its end: Strapi's sign-in page has no place of its own for one. */
function show<Answer>(dialog: (done: (answer: Answer) => void) => ReactNode): Promise<Answer> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  return new Promise<Answer>((resolve) => {
    const done = (answer: Answer): void => {
      root.unmount();
      place.remove();
      resolve(answer);
    };
    const design = { ...lightTheme, colors: { ...lightTheme.colors, ...theme.light.colors } };
    root.render(
      <DesignSystemProvider locale="zh-Hans" theme={design}>
        {dialog(done)}
      </DesignSystemProvider>,
    );
  });
}

/** What the person gives in answer; null when he leaves. */
export const askFor = (demand: SignInDemand, refusal: string | undefined): Promise<SignInAnswers | null> =>
  show((done) => <DemandDialog demand={demand} refusal={refusal} onDone={done} />);

export const showRecoveryCodes = (codes: readonly string[]): Promise<void> =>
  show((done) => <RecoveryCodesDialog codes={codes} onDone={() => done()} />);

export const explainForgotten = (): Promise<void> => show((done) => <ForgottenDialog onDone={() => done()} />);
