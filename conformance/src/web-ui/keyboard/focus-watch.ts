const TAGS = 'a[href], button, input, select, textarea, summary, audio[controls], video[controls], iframe';
const ROLES =
  'button link tab menuitem menuitemradio menuitemcheckbox option checkbox switch radio slider spinbutton treeitem';
/** What people act on. */
const ACTIVE = [
  TAGS,
  '[tabindex]:not([tabindex="-1"])',
  ...ROLES.split(' ').map((role) => `[role=${role}]`),
].join();

/** Which of it can be reached now, and what it is called in a report. */
const FINDING = `
  const isThere = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(':disabled, input[type=hidden], input[type=file]') &&
    element.closest('[inert], [aria-hidden=true]') === null;
  // Behind a window that must be answered nothing can be reached, nor must it be.
  const scope = () => [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
  const activeIn = (box) => [...box.querySelectorAll('${ACTIVE}')].filter(isThere);
  const textOf = (element) => {
    const text = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    return (text.trim() || element.title || element.className).replaceAll(/\\s+/g, ' ').slice(0, 60);
  };
  const nameOf = (element) => {
    const place = element.parentElement?.closest('[aria-label], figure, dialog, main, nav, header');
    const where = place?.getAttribute('aria-label') ?? place?.localName ?? 'the page';
    return (element.getAttribute('role') ?? element.localName) + ' "' + textOf(element) + '" in ' + where.slice(0, 60);
  };
`;

/** Notes what has the focus, and whether it looks like that. */
const NOTING = `
  const reached = new Set();
  const names = new Set();
  const focused = new WeakSet();
  // A look on its way from one to another would be neither.
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
  document.adoptedStyleSheets.push(still);
  const unseen = new Set();
  // Outside of a box that cuts off what goes beyond it an outline is not seen: two of its sides must be.
  const isCutOff = (element, style) => {
    const offset = parseFloat(style.outlineOffset) + 1;
    const own = element.getBoundingClientRect();
    for (let box = element.parentElement, up = 0; box !== null && up < 4; box = box.parentElement, up += 1) {
      if (getComputedStyle(box).overflow === 'visible') continue;
      const outer = box.getBoundingClientRect();
      const sides = [own.left - offset >= outer.left, own.right + offset <= outer.right,
        own.top - offset >= outer.top, own.bottom + offset <= outer.bottom];
      if (sides.filter(Boolean).length < 2) return true;
    }
    return false;
  };
  // The mark of the focus may be at a frame around, or at a label.
  const lookOf = (element) => {
    const texts = [];
    for (let at = element, up = 0; at !== null && up < 4; at = at.parentElement, up += 1)
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(at, part);
        if (part !== null && style.content === 'none') continue;
        const isOutlined = style.outlineStyle !== 'none' && (part !== null || !isCutOff(at, style));
        texts.push(isOutlined ? style.outline : '', style.boxShadow, style.backgroundColor,
          style.borderColor, style.textDecoration, style.opacity, style.clipPath, style.transform);
      }
    return texts.join();
  };
  const looks = new Map();
  const enter = (element) => {
    reached.add(element);
    names.add(nameOf(element));
    looks.set(element, lookOf(element));
  };
  const leave = (element) => {
    if (element.isConnected && element.matches('${ACTIVE}') && looks.get(element) === lookOf(element)) unseen.add(nameOf(element));
  };
  document.addEventListener('focusin', ({ target }) => {
    enter(target);
    focused.add(target);
    if (target.matches('${ACTIVE}') && !target.matches(':focus-visible')) unseen.add(nameOf(target));
  });
  document.addEventListener('focusout', ({ target }) => leave(target));
  // What a field says is active in its list has no focus of its own.
  let option = null;
  const followOption = () => {
    const next = document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '');
    if (next === option) return;
    // Without the focus a list may go on to show where one was.
    if (option !== null && next !== null) leave(option);
    if (next !== null) enter(next);
    option = next;
  };
`;

/** What acts at a click and is not made for keys: React keeps at an element what it was given. */
const PRESSING = `
  const HANDLERS = ['onClick', 'onDoubleClick', 'onMouseDown', 'onPointerDown'];
  const isPressed = (element) => {
    const key = Object.keys(element).find((one) => one.startsWith('__reactProps$'));
    return key !== undefined && HANDLERS.some((handler) => typeof element[key][handler] === 'function');
  };
  const isOfActive = (element) =>
    element.closest('${ACTIVE}, label') !== null || element.querySelector('${ACTIVE}') !== null;
`;

/**
 * Runs in a page that is there, and gives it \`focusWatch\`: what can be acted on there, what of it has had the focus,
 * and whether that could be seen.
 */
export const FOCUS_WATCH = `window.focusWatch ??= (() => {
  ${FINDING} ${NOTING} ${PRESSING}
  const active = () => (document.activeElement === document.body ? null : document.activeElement);
  let wanted = new Map();
  let near = document.body;
  // What was made anew meanwhile is known by its name.
  const missing = () =>
    [...wanted].flatMap(([element, name]) =>
      reached.has(element) || (!element.isConnected && names.has(name)) ? [] : [{ element, name }]);
  const open = () => document.querySelector('[popover]:popover-open');
  let openers = [];
  return {
    /** From here on Tab begins at the first thing of the page; how many there are. */
    begin: () => {
      wanted = new Map(activeIn(scope()).map((element) => [element, nameOf(element)]));
      const start = document.createElement('span');
      start.tabIndex = -1;
      scope().prepend(start);
      start.focus();
      start.remove();
      return wanted.size;
    },
    now: () => {
      followOption();
      const at = option ?? active();
      return { at: at && nameOf(at), isNearDone: missing().every(({ element }) => !near.contains(element)) };
    },
    /** Focuses what stands nearest to one of the missing things and has had the focus: keys lead on from there. */
    goNear: (name) => {
      const { element } = missing().findLast((one) => one.name === name) ?? {};
      for (near = element?.parentElement ?? null; near !== null; near = near.parentElement) {
        const stop = activeIn(near).find((one) => focused.has(one));
        stop?.focus();
        if (stop !== undefined) return;
      }
      near = document.body;
    },
    missing: () => missing().map(({ name }) => name),
    unseen: () => [...unseen],
    pressed: () => [...scope().querySelectorAll('*')].filter((element) =>
      isPressed(element) && !isOfActive(element) && element.checkVisibility()).map(nameOf),
    /** One button of each kind that opens a panel, by the first words on it. */
    openers: () => {
      const all = activeIn(scope()).filter((element) => element.matches('[popovertarget]'));
      openers = [...Map.groupBy(all, (element) => textOf(element).split(' ', 2).join(' ')).values()].map(([one]) => one);
      return openers.map(nameOf);
    },
    goToOpener: (at) => openers[at].focus(),
    /** What can be acted on in the panel that is open now. */
    beginPanel: () => {
      const panel = open();
      wanted = new Map(panel === null ? [] : activeIn(panel).map((element) => [element, nameOf(element)]));
      return { isOpen: panel !== null, isMenu: panel?.role === 'menu', wanted: wanted.size };
    },
    isBackAt: (at) => open() === null && document.activeElement === openers[at],
  };
})()`;
