/** Finds an element by role and accessible name inside a page. Serialised into Firefox, so it uses nothing from outside itself. */

/** Null where there is none that can be seen. */
export function findElement(argument: { readonly role: string; readonly source: string; readonly flags: string }): Element | null {
  const SELECTORS: Readonly<Record<string, string>> = {
    button: 'button,input[type=button],input[type=submit],summary,[role=button]',
    link: 'a[href],[role=link]',
    textbox: 'textarea,input:not([type]),input[type=text],input[type=url],input[type=tel],input[type=email],input[type=password],[role=textbox]',
    heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
    checkbox: 'input[type=checkbox]:not([role]),[role=checkbox]',
    combobox: 'select,[role=combobox]',
    listitem: 'li,[role=listitem]',
    radio: 'input[type=radio],[role=radio]',
    status: 'output,[role=status]',
  };
  const nameOf = (element: Element): string => {
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).flatMap((id) => document.getElementById(id)?.textContent ?? []);
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent ?? '') : [];
    const ways = [labelledBy.join(' '), element.getAttribute('aria-label'), labels.join(' '), element.textContent, element.getAttribute('title'), element.getAttribute('placeholder')];
    return (ways.find((way) => way !== null && way.trim() !== '') ?? '').replace(/\s+/g, ' ').trim();
  };
  const pattern = new RegExp(argument.source, argument.flags);
  const all = [...document.querySelectorAll(SELECTORS[argument.role] ?? `[role=${argument.role}]`)];
  return all.find((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('[aria-hidden=true],[inert]') === null && pattern.test(nameOf(element))) ?? null;
}
