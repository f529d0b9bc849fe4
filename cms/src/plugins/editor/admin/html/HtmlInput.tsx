import { useEffect, useRef } from 'react';
import { useField } from '@strapi/strapi/admin';
import { Field } from '@strapi/design-system';
import { EditorContent, useEditor } from '@tiptap/react';
import { copy } from '../../copy';
import type { FieldProps } from '../field-props';
import { cleanPaste } from './clean-paste';
import { extensions } from './extensions';
import { EditorFrame } from './EditorFrame';
import { Toolbar } from './Toolbar';

/** Rich text as officers write it: what Word pastes comes out clean, and only what may be published can be entered. */
export function HtmlInput({ name, label, hint, labelAction, required = false, disabled = false }: FieldProps<never>) {
  const { value, error, onChange } = useField<string | null>(name);
  const lastSent = useRef(value ?? '');
  const change = useRef(onChange);
  change.current = onChange;
  const editor = useEditor({
    extensions,
    content: value ?? '',
    editable: !disabled,
    editorProps: {
      transformPastedHTML: cleanPaste,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': typeof label === 'string' ? label : copy.html.name,
      },
    },
    onUpdate: ({ editor: current }) => {
      lastSent.current = current.isEmpty ? '' : current.getHTML();
      change.current(name, lastSent.current || null);
    },
  });

  // The stored text replaces what is shown when it changes elsewhere: after a save it comes back cleaned.
  useEffect(() => {
    const stored = value ?? '';
    if (!editor || stored === lastSent.current) return;
    lastSent.current = stored;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(stored, { emitUpdate: false });
    editor.commands.setTextSelection({ from, to });
  }, [editor, value]);

  useEffect(() => {
    editor?.setEditable(!disabled, false);
  }, [editor, disabled]);

  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <EditorFrame $hasError={Boolean(error)} $isDisabled={disabled} data-testid={`html-${name}`}>
        {editor && !disabled && <Toolbar editor={editor} />}
        <EditorContent editor={editor} />
      </EditorFrame>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
