/** Fields of a source's meta.json that only pages show; the build keeps them out of the background. */
export const FOR_PAGES = ['learns', 'costs', 'keyPage', 'howTo', 'maturity', 'dataCollection'] as const;
