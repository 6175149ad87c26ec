// Writes a new carrier, source or shop with its test folder, ready to compile and pass: fill in what is true of yours.
// Use: node .ci/scaffold.mjs source|carrier|shop ID [--into FOLDER]   (FOLDER: another copy of the project, for tests)
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const KINDS = { source: 'sources', carrier: 'carriers', shop: 'shops' };
const NEXT = {
  source: (id) => `Fill in lib/sources/${id} and tests/sources/${id} (CONTRIBUTING.md says how), then \`npm run readme\` and \`npm run check\`. A carrier "${id}" that is not there yet: \`npm run new:carrier -- ${id}\`.`,
  carrier: (id) => `Fill in lib/carriers/${id} and tests/carriers/${id}, then \`npm run readme\` and \`npm run check\`.`,
  shop: (id) => `Fill in lib/shops/${id} and tests/shops/${id}, then \`npm run readme\` and \`npm run check\`.`,
};

function refuse(words) {
  console.error(words);
  process.exit(1);
}

/** my-post → My Post, and myPost; a name in code begins with a letter (4px → source4px). */
const titleOf = (id) => id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
const nameOf = (id, kind) => (/^\d/.test(id) ? kind + id : id).replace(/-(.)/g, (_, letter) => letter.toUpperCase());

const args = process.argv.slice(2);
const at = args.indexOf('--into');
const target = at === -1 ? root : (args[at + 1] ?? root);
const [kind = '', id = '', ...rest] = at === -1 ? args : args.toSpliced(at, 2);

const folder = Object.hasOwn(KINDS, kind) ? KINDS[kind] : refuse('Say what to make: npm run new:source -- ID, new:carrier or new:shop.');
if (id === '' || rest.length > 0) refuse(`Say one id: npm run new:${kind} -- my-post`);
if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(id) || id.length > 40) refuse(`"${id}" is no id: lower case letters and digits in words joined by single hyphens, at most 40 characters, for example my-post.`);
const homes = { lib: `lib/${folder}/${id}`, tests: `tests/${folder}/${id}` };
for (const home of Object.values(homes)) {
  if (existsSync(join(target, home))) refuse(`${home} is there already: choose another id or work on in that folder.`);
}

const templates = join(root, '.ci/templates', kind);
const words = { __ID__: id, __TITLE__: titleOf(id), __NAME__: nameOf(id, kind) };
for (const path of readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt')).sort()) {
  const [part, ...place] = path.replaceAll('\\', '/').replace(/\.txt$/, '').split('/');
  const file = join(homes[part], ...place).replaceAll('\\', '/').replace(/\/test\.ts$/, `/${id}.test.ts`);
  const text = readFileSync(join(templates, path), 'utf8').replace(/__(?:ID|TITLE|NAME)__/g, (word) => words[word]);
  mkdirSync(dirname(join(target, file)), { recursive: true });
  writeFileSync(join(target, file), text, { flag: 'wx' });
  console.log(`wrote ${file}`);
}
console.log(NEXT[kind](id));
