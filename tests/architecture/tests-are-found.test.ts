/** Every test file is run by something: the unit run, the browser run or the long run. */
import { expect, it } from 'vitest';
import { listFiles, readSource } from './source-files';

it('a file that looks like a test is one that is run', () => {
  const all = listFiles('tests', ['.test.ts', '.test.tsx', '.spec.ts', '.spec.tsx', '_test.ts']);
  const odd = all.filter((path) => !/\.test\.tsx?$/.test(path));
  expect(odd, 'Name it …​.test.ts or .test.tsx.').toEqual([]);
});

it('no test is skipped, focused or empty', () => {
  const wrong = listFiles('tests', ['.ts', '.tsx'])
    .filter((path) => !path.startsWith('tests/architecture/'))
    .filter((path) => /\b(?:it|test|describe)\.(?:skip|only|todo)\b|expect\(true\)\.toBe\(true\)/.test(readSource(path)));
  expect(wrong, 'Write the test or delete it.').toEqual([]);
});

it('no fixture or source holds a path of one machine', () => {
  const wrong = ['lib', 'components', 'entrypoints', 'tests'].flatMap((folder) => listFiles(folder, ['.ts', '.tsx', '.json'])).filter((path) => /["'`(\s]\/(?:work|root|home\/[a-z]+)\//.test(readSource(path)) && !path.startsWith('tests/architecture/'));
  expect(wrong, 'Use a path relative to the project.').toEqual([]);
});
