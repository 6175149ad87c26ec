// Runs a TypeScript file of this project through Vite, so that import.meta.glob and the @ alias work outside the build.
// Use: node .ci/run-ts.mjs FILE [arguments…]
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { leanMetas } from './lean-metas.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...rest] = process.argv.slice(2);
process.argv = [process.argv[0], resolve(root, file), ...rest];

const { createServer } = await import('vite');
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [leanMetas(root)],
  appType: 'custom',
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
try {
  const module = await server.ssrLoadModule(`/${file}`);
  process.exitCode = (await module.main(rest)) ?? 0;
} catch (error) {
  server.ssrFixStacktrace(error);
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.close();
}
process.exit(process.exitCode);
