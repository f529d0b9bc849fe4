import { useState, type KeyboardEvent } from 'react';
import { Box, Field, Flex, Button } from '@strapi/design-system';
import type { Editor } from '@tiptap/react';
import { copy } from '../../copy';
import { isLinkAddress } from './extensions';

/** Asks for the address of a link. No form element: it lies inside the form of the record. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [address, setAddress] = useState<string>(editor.getAttributes('link').href ?? '');
  const [error, setError] = useState<string>();

  function apply() {
    const href = address.trim();
    if (!isLinkAddress(href)) return setError(copy.html.linkInvalid);
    editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Enter') apply();
    else onDone();
  }

  return (
    <Box padding={3} background="neutral100">
      <Flex gap={2} alignItems="flex-start">
        <Box flex="1">
          <Field.Root error={error}>
            <Field.Input
              autoFocus
              aria-label={copy.html.linkAddress}
              placeholder={copy.html.linkPlaceholder}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Field.Error />
          </Field.Root>
        </Box>
        <Button size="L" onClick={apply}>
          {copy.html.apply}
        </Button>
        <Button size="L" variant="tertiary" onClick={onDone}>
          {copy.html.cancel}
        </Button>
      </Flex>
    </Box>
  );
}
