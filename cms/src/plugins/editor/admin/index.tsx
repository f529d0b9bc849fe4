import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Bold, BulletList, GridFour } from '@strapi/icons';
import { copy } from '../copy';
import { ChoiceInput } from './choice/ChoiceInput';
import { DateInput, InstantInput } from './date/DateInput';
import { acceptOtherSeparators } from './date/other-separators';
import type { FieldProps } from './field-props';
import { RowsInput } from './rows/RowsInput';

/** The text editor is large, so it is a file of its own, fetched while the officer still looks at the home page. */
const loadHtmlInput = () => import('./html/HtmlInput');

/** Registers the inputs that the generated content types name as `plugin::editor.<name>`. */
const plugin = {
  register(app: StrapiApp) {
    app.customFields.register([
      {
        ...texts('html'),
        type: 'text',
        icon: Bold,
        components: { Input: async () => asInput((await loadHtmlInput()).HtmlInput) },
      },
      {
        ...texts('rows'),
        type: 'json',
        icon: GridFour,
        components: { Input: async () => asInput(RowsInput) },
      },
      {
        ...texts('choice'),
        type: 'enumeration',
        icon: BulletList,
        components: { Input: async () => asInput(ChoiceInput) },
      },
    ]);
    // In every form, in place of Strapi's own inputs of these types.
    app.addFields([
      { type: 'date', Component: DateInput as ComponentType },
      { type: 'datetime', Component: InstantInput as ComponentType },
    ]);
  },
  bootstrap() {
    void loadHtmlInput();
    acceptOtherSeparators();
  },
};
export default plugin;

const texts = (name: 'html' | 'rows' | 'choice') => ({
  name,
  pluginId: 'editor',
  intlLabel: { id: `editor.${name}.label`, defaultMessage: copy[name].name },
  intlDescription: { id: `editor.${name}.description`, defaultMessage: copy[name].description },
});

/** Strapi's type says that an input gets no props; it gets those of `FieldProps`. */
const asInput = <O,>(Input: ComponentType<FieldProps<O>>) => ({ default: Input as unknown as ComponentType });
