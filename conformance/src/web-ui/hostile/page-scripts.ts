/** Runs in the page before anything of it: keeps what its policy has to block. */
export const KEEP_VIOLATIONS = `
  // Only of the page itself: what its sandboxed frames are refused is as it should be.
  if (window === window.top) {
    window.blockedByPolicy = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      window.blockedByPolicy.push(effectiveDirective + ' ' + blockedURI),
    );
  }
`;

/** What the page says of itself: whether something was set in it, and what was blocked. */
export const SELF_REPORT = `({
  isSet: window.hostile !== undefined || {}.hostile !== undefined,
  blocked: window.blockedByPolicy ?? [],
})`;

/** Brings every row of the largest list into sight. */
export const SCROLL_ALL = `(async () => {
  const boxes = [...document.querySelectorAll('*')].filter((box) => box.scrollHeight > box.clientHeight + 50);
  const [box] = boxes.sort((a, b) => b.scrollHeight - a.scrollHeight);
  for (let top = 0; box !== undefined && top < box.scrollHeight; top += Math.max(100, box.clientHeight)) {
    box.scrollTop = top;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
})()`;

/** The addresses of all links of the page, as the browser would go to them. */
export const LINKS = `[...document.querySelectorAll('main a')].map((link) => link.href)`;
