import type { ComponentType } from 'react';
import type { StrapiApp } from '@strapi/strapi/admin';
import { Bold, BulletList, GridFour } from '@strapi/icons';
import { copy } from '../copy';
import { ChoiceInput } from './choice/ChoiceInput';
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
  },
  bootstrap() {
    void loadHtmlInput();
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
