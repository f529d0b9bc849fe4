import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import * as astro from 'astro/runtime/server/index.js';
import { describe, expect, test } from 'vitest';
import { pageScope } from './page-scope.ts';
import {
  addAttribute,
  createComponent,
  Fragment,
  render,
  renderComponent,
  renderScript,
  renderSlot,
  unescapeHTML,
  type Slots,
} from './template-runtime.ts';

const texts = ['', '安全', '<b>', '"引号" & \'撇号\'', '&amp;', ' ', '0'];
const empties = [null, undefined, false, true, 0, -1.5, Number.NaN, [], ['甲', null, ['<乙>', 3]]];

describe('what a template shows is what Astro shows', () => {
  const ofAstro = async (value: unknown): Promise<string> => {
    const container = await AstroContainer.create();
    return container.renderToString(astro.createComponent(() => astro.renderTemplate`<p>${value}</p>`));
  };

  test.each([...texts, ...empties])('in a gap: %j', async (value) => {
    expect(render`<p>${value}</p>`.text).toBe(await ofAstro(value));
  });

  test.each([...texts, null, undefined, 7])('as set:html: %j', async (value) => {
    expect(render`<p>${unescapeHTML(value)}</p>`.text).toBe(await ofAstro(astro.unescapeHTML(value)));
  });

  test.each(['href', 'id', 'class', 'class:list', 'style', 'hidden', 'disabled', 'download', 'data-a', 'bad name'])(
    'as attribute %s',
    (name) => {
      for (const value of [...texts, ...empties, ['a', { b: true, c: false }], { d: true }])
        expect(String(addAttribute(value, name))).toBe(String(astro.addAttribute(value, name)));
    },
  );
});

const scope = pageScope({ head: '', scripts: new Map([['a', '<script></script>']]) }, {}, { content: {} as never });

test('slots are rendered where they are asked for, and empty ones show what stands in for them', () => {
  const frame = createComponent(
    (_, __, slots: Slots) => render`<a>${renderSlot(scope, slots['default'], () => render`none`)}</a>`,
  );
  expect(renderComponent(scope, 'Frame', frame, {}, { default: () => render`${'<'}` }).text).toBe('<a>&lt;</a>');
  expect(renderComponent(scope, 'Frame', frame, {}).text).toBe('<a>none</a>');
  expect(renderComponent(scope, 'Fragment', Fragment, {}, { default: () => render`b` }).text).toBe('b');
});

test('what would have to wait, or is not in the bundle, is refused', () => {
  expect(() => render`${Promise.resolve('later')}`).toThrow(TypeError);
  expect(() => renderComponent(scope, 'Island', 'h1', {})).toThrow(TypeError);
  expect(() => renderScript(scope, 'b')).toThrow(RangeError);
  expect(renderScript(scope, 'a').text).toBe('<script></script>');
});

test('what is unchanging is rendered once for its name and the settings of the bureau', () => {
  let times = 0;
  const template = createComponent(() => render`${(times += 1)}`, '/src/components/Unchanging.astro');
  const at = (name: string, bureau: object): string =>
    template({ ...scope, locals: { content: { bureau } } } as never, { name }, {}).text;
  const bureau = {};
  expect([at('foot', bureau), at('foot', bureau), at('head', bureau), at('foot', {})]).toEqual(['1', '1', '2', '3']);
});

test('a template is told nothing of a request', () => {
  const page = scope.createAstro({}, {}) as { url: URL; locals: object };
  expect(page.locals).toBeDefined();
  expect(() => page.url).toThrow(RangeError);
});
