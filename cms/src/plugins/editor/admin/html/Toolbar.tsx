import { useState } from 'react';
import { useEditorState, type Editor } from '@tiptap/react';
import { copy } from '../../copy';
import { LinkForm } from './LinkForm';
import { BarRow, ToolButton } from './ToolButton';

type Level = keyof typeof copy.html.headings;
const levels = [2, 3, 4] as const satisfies readonly Level[];

/** The buttons above the text; those for tables show while the cursor is in one. */
export function Toolbar({ editor }: { editor: Editor }) {
  const [isLinking, setLinking] = useState(false);
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) });
  const run = () => editor.chain().focus();
  return (
    <>
      <BarRow role="toolbar" aria-label={copy.html.toolbar}>
        <ToolButton label={copy.html.paragraph} isActive={state.isParagraph} onUse={() => run().setParagraph().run()} />
        {levels.map((level) => (
          <ToolButton
            key={level}
            label={copy.html.headings[level]}
            isActive={state.level === level}
            onUse={() => run().toggleHeading({ level }).run()}
          />
        ))}
        <ToolButton label={copy.html.bold} isActive={state.isBold} onUse={() => run().toggleBold().run()} startsGroup />
        <ToolButton
          label={copy.html.bulletList}
          isActive={state.isBulletList}
          onUse={() => run().toggleBulletList().run()}
        />
        <ToolButton
          label={copy.html.orderedList}
          isActive={state.isOrderedList}
          onUse={() => run().toggleOrderedList().run()}
        />
        <ToolButton label={copy.html.quote} isActive={state.isQuote} onUse={() => run().toggleBlockquote().run()} />
        <ToolButton label={copy.html.link} isActive={state.isLink} onUse={() => setLinking(true)} startsGroup />
        {state.isLink && <ToolButton label={copy.html.unlink} onUse={() => run().unsetLink().run()} />}
        <ToolButton
          label={copy.html.insertTable}
          isDisabled={state.isTable}
          onUse={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        />
        <ToolButton label={copy.html.undo} isDisabled={!state.canUndo} onUse={() => run().undo().run()} startsGroup />
        <ToolButton label={copy.html.redo} isDisabled={!state.canRedo} onUse={() => run().redo().run()} />
      </BarRow>
      {state.isTable && <TableTools editor={editor} />}
      {isLinking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

function stateOf(editor: Editor) {
  return {
    isParagraph: editor.isActive('paragraph'),
    level: levels.find((level) => editor.isActive('heading', { level })),
    isBold: editor.isActive('bold'),
    isBulletList: editor.isActive('bulletList'),
    isOrderedList: editor.isActive('orderedList'),
    isQuote: editor.isActive('blockquote'),
    isLink: editor.isActive('link'),
    isTable: editor.isActive('table'),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}

function TableTools({ editor }: { editor: Editor }) {
  const run = () => editor.chain().focus();
  return (
    <BarRow role="toolbar" aria-label={copy.rows.name}>
      <ToolButton label={copy.html.addRow} onUse={() => run().addRowAfter().run()} />
      <ToolButton label={copy.html.addColumn} onUse={() => run().addColumnAfter().run()} />
      <ToolButton label={copy.html.deleteRow} onUse={() => run().deleteRow().run()} startsGroup />
      <ToolButton label={copy.html.deleteColumn} onUse={() => run().deleteColumn().run()} />
      <ToolButton label={copy.html.headerRow} onUse={() => run().toggleHeaderRow().run()} startsGroup />
      <ToolButton label={copy.html.mergeCells} onUse={() => run().mergeOrSplit().run()} />
      <ToolButton label={copy.html.deleteTable} onUse={() => run().deleteTable().run()} startsGroup />
    </BarRow>
  );
}
