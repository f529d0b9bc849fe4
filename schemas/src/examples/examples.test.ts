import { expect, test } from 'vitest';
import { contentTypes } from '../types/index.ts';
import { issuesOf } from '../issues/issues-of.ts';
import { describeIssue } from '../issues/describe-issue.ts';
import { exampleOf, type ExampleName } from './index.ts';

test.each(contentTypes.map((type) => type.name as ExampleName))('the example of %s has no issue', (name) => {
  const type = contentTypes.find((candidate) => candidate.name === name);
  expect(type && issuesOf(exampleOf(name)).map((issue) => describeIssue(issue, type))).toEqual([]);
});
