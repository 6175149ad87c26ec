import type { Plugin } from 'vite';

export function leanMetas(root: string, forPages?: readonly string[]): Plugin;
