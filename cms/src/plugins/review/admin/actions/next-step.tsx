import type {
  DocumentActionComponent,
  DocumentActionDescription,
  DocumentActionProps,
} from '@strapi/content-manager/strapi-admin';
import { useForm } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import { isReviewed, useReviewCaseQuery, type Place } from '../api';
import { buttonText, ConfirmForm } from '../components/ConfirmForm';
import { SheetForm } from '../components/SheetForm';

/**
 * In place of Strapi's “Publish”: the step that comes next, as the main button. Publishing is what the signature does,
 * so for our types Strapi's own button never shows.
 */
export function asNextStep(original: DocumentActionComponent): DocumentActionComponent {
  const action: DocumentActionComponent = (props) => {
    const ofStrapi = original(props);
    const nextStep = useNextStep(props);
    return isReviewed(props.model) ? nextStep : ofStrapi;
  };
  if (original.type) action.type = original.type;
  action.position = ['panel'];
  return action;
}

function useNextStep({ model, documentId, activeTab }: DocumentActionProps): DocumentActionDescription | null {
  const place = { uid: model, documentId: documentId ?? '' };
  const { data: view } = useReviewCaseQuery(place, { skip: !documentId || !isReviewed(model) });
  const isModified = useForm('NextStep', (form) => form.modified);
  const next = view?.next;
  const content = useContent(place, view);
  if (!documentId) return { ...button, label: copy.screen.nextSteps.submit, disabled: true };
  if (!view || !next || activeTab === 'published') return null;
  if (!next.isAllowed && next.action === 'submit' && next.blockedBy === 'no-permission') return null;
  const title = buttonText({ step: next.action, isWithheld: view.isWithheld });
  return {
    ...button,
    label: isMine(next) ? title : copy.states[view.state],
    disabled: !isOpen(view, isModified),
    dialog: { type: 'modal', title, content },
  };
}

/** Of type `publish`, because Strapi makes every other first button one that saves the form. */
const button = {
  type: 'publish',
  variant: 'success',
  position: ['panel'],
} satisfies Partial<DocumentActionDescription>;

/** What nobody or somebody else is to do is not offered: the button then says where the record is. */
function isMine({ action, isAllowed, blockedBy }: NonNullable<CaseView['next']>): boolean {
  return isAllowed || (action === 'submit' && blockedBy !== 'nothing-changed');
}

/** Somebody was asked without whose answer the step is not to be passed; the panel says who (B-7). */
const waitsForGuest = ({ invitations }: CaseView): boolean =>
  invitations.some(({ isOpen, mustAnswer }) => isOpen && mustAnswer);

/** A draft with errors cannot be submitted, and nothing is decided over unsaved changes. */
function isOpen(view: CaseView, isModified: boolean): boolean {
  if (!view.next?.isAllowed || isModified || waitsForGuest(view)) return false;
  return view.next.action !== 'submit' || view.issues.every((issue) => issue.severity !== 'error');
}

/** One component per record and step: a new one with every render would lose what is being typed. */
function useContent({ uid, documentId }: Place, view: CaseView | undefined) {
  const { next, hash: seenHash = null, departmentChoices = null, isWithheld = false, batchSize = 1 } = view ?? {};
  const { action, onBehalfOf = null } = next ?? {};
  const isInBundle = Boolean(view?.bundle);
  // By value: each answer of the server brings a list of its own.
  const files = JSON.stringify(view?.attachments ?? []);
  return useMemo(() => {
    const place = { uid, documentId };
    return function StepDialog({ onClose }: { onClose: () => void }) {
      if (!action) return null;
      const props = { place, seenHash, onBehalfOf, onClose };
      if (action === 'clear')
        return <SheetForm {...props} attachments={JSON.parse(files) as CaseView['attachments']} />;
      return <ConfirmForm {...props} step={action} {...{ departmentChoices, isWithheld, batchSize, isInBundle }} />;
    };
  }, [uid, documentId, action, seenHash, onBehalfOf, departmentChoices, isWithheld, batchSize, isInBundle, files]);
}
